"""Footnotes to a list of people: who is marked with stars, and whether they will not come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.concepts import Status
from kg.records import Origin, PartyRecord, Skipped
from kg.sources.genders import without_gender
from kg.sources.lines import Line

MARKED = re.compile(r"[^*]*[^*\s](?P<stars>\*{1,3})(?:, [^*]*| ?\([^()]*\))?")
NOTE = re.compile(r"(?P<stars>\*{1,3}) *(?P<words>[^*\s].*)")
WILL_NOT_COME = re.compile(
    r"(?:\bnot|\bcannot|n['\u2019]t|\bunable|\bno longer)\b.{0,200}"
    r"\b(?:join|attend|participat|come\b|coming|present|speak|take part|be with us)"
    r"|\bwithdr[ae]w|\bcancel",
    re.IGNORECASE,
)


def apply_footnotes(
    parties: Iterable[PartyRecord], lines: tuple[Line, ...], document: str
) -> tuple[tuple[PartyRecord, ...], tuple[Skipped, ...]]:
    """The parties, withdrawn where their footnote says so, and notes that say something else."""
    stars = {line.number: mark["stars"] for line in lines if (mark := MARKED.fullmatch(line.text))}
    marked = tuple(parties)
    numbers = {party.origin.line: stars.get(party.origin.line or 0) for party in marked}
    notes = {
        mark: note
        for mark in sorted({mark for mark in numbers.values() if mark})
        if (note := _note(mark, max(n or 0 for n, m in numbers.items() if m == mark), lines))
    }
    leaving = {mark for mark, note in notes.items() if WILL_NOT_COME.search(note.text)}
    skipped = (note for mark, note in notes.items() if mark not in leaving)
    return (
        tuple(_with_status(party, numbers[party.origin.line] in leaving) for party in marked),
        tuple(_skipped(note, document) for note in skipped),
    )


def _note(mark: str, after: int, lines: Iterable[Line]) -> Line | None:
    """The first line with the mark after the last party so marked: later ones may be bullets."""
    for line in lines:
        found = NOTE.fullmatch(line.text) if line.number > after else None
        if found is not None and found["stars"] == mark:
            return line
    return None


def _with_status(party: PartyRecord, withdrawn: bool) -> PartyRecord:
    return replace(party, status=Status.WITHDRAWN) if withdrawn else party


def _skipped(note: Line, document: str) -> Skipped:
    reason = "a footnote to a name, with no word of withdrawing; the person counts as planned"
    return Skipped(Origin(document, note.number), without_gender(note.text), reason)
