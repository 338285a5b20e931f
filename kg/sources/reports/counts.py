"""The head counts of a report, and what its attendance answer says of being online."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.concepts import Question, Role
from kg.records import Attendance, CountRecord, Estimate, Origin, PartyRecord
from kg.sources.mentions import NameList, titled_names
from kg.sources.reports.answer_counts import Counted, answer_counts
from kg.sources.reports.renditions import Rendition
from kg.sources.reports.template import COUNTED, Label

ONLINE = re.compile(r"(?:online|remote) participants? ?\((?P<who>[^()]*)\)", re.IGNORECASE)
OTHERS = re.compile(r"\b(?P<number>[0-9]{1,5}) (?:other|more)")


def counts_of(rendition: Rendition) -> Iterator[Counted]:
    """What the answers to the template's counting questions give."""
    for label, question in COUNTED.items():
        field = rendition.field(label)
        if field is None:
            continue
        origin = Origin(rendition.document, field.line, field.wording)
        yield from answer_counts(origin, field.text, question)
        if question is Question.PARTICIPANTS_PRESENT:
            yield from _online_count(origin, field.text)


def _online_count(origin: Origin, text: str) -> Iterator[CountRecord]:
    """At least as many online as are named, and others numbered, in brackets."""
    for found in ONLINE.finditer(text):
        others = OTHERS.search(found["who"])
        number = len(set(titled_names(found["who"]))) + int(others["number"] if others else 0)
        if number:
            estimate = Estimate(as_stated=found.group(), minimum=number)
            yield CountRecord(origin, Question.ONLINE_PARTICIPANTS, estimate, Role.RAPPORTEUR)


def online_names(found: Iterable[Rendition], listed: NameList) -> frozenset[str]:
    """The listed names that the attendance answer places online."""
    fields = (rendition.field(Label.PARTICIPANTS) for rendition in found)
    brackets = (match["who"] for field in fields if field for match in ONLINE.finditer(field.text))
    mentioned = {mention for who in brackets for mention in titled_names(who)}
    return frozenset(name for mention in mentioned if (name := listed.refers_to(mention)))


def with_attendance(
    parties: Iterable[PartyRecord], online: frozenset[str]
) -> Iterator[PartyRecord]:
    """The parties, those online marked so; of the others the report says nothing."""
    for party in parties:
        is_online = party.name in online
        yield replace(party, attendance=Attendance.ONLINE) if is_online else party


def without_repeats(counts: Iterable[CountRecord]) -> tuple[CountRecord, ...]:
    """The counts of all renditions, each figure once."""
    first: dict[tuple[Question, Estimate], CountRecord] = {}
    for count in counts:
        first.setdefault((count.question, count.estimate), count)
    return tuple(first.values())
