"""The proposal that fills a Sched page: labelled lines, lists of people, and running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.records import PartyRecord, Skipped
from kg.sources.footnotes import apply_footnotes
from kg.sources.lines import Line
from kg.sources.sched.people import parties_in
from kg.sources.sched.proposers import is_about_proposers, proposers

TAG = re.compile(r"Tag [0-9]+: *(?P<tag>.+)")
FORMAT = re.compile(r"Session Format: *(?P<format>.+)")


@dataclass(frozen=True, slots=True)
class Body:
    """What the body of a page gives; prose: the lines that were no field."""

    parties: tuple[PartyRecord, ...]
    skipped: tuple[Skipped, ...]
    prose: tuple[Line, ...]
    format: str | None
    tags: tuple[str, ...]


def read_body(lines: tuple[Line, ...], document: str) -> Body:
    """Takes every line once: as a field, as naming someone, or as running text."""
    about_proposers = tuple(line for line in lines if is_about_proposers(line))
    others = tuple(line for line in lines if line.text and not is_about_proposers(line))
    read = {line.number: parties_in(line, document) for line in others}
    found = (
        *proposers(about_proposers, document),
        *(party for parties in read.values() for party in parties),
    )
    named = (party for party in found if isinstance(party, PartyRecord))
    parties, notes = apply_footnotes(named, lines, document)
    return Body(
        parties=parties,
        skipped=(*(party for party in found if isinstance(party, Skipped)), *notes),
        prose=tuple(line for line in others if not read[line.number]),
        format=next(_values(FORMAT, others), None),
        tags=tuple(dict.fromkeys(_values(TAG, others))),
    )


def _values(form: re.Pattern[str], lines: tuple[Line, ...]) -> Iterator[str]:
    matches = (form.fullmatch(line.text) for line in lines)
    return (match.group(1) for match in matches if match is not None)
