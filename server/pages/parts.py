"""What the pages of things are made of: each part by its name, and how it is worked out."""

from __future__ import annotations

from collections.abc import Callable

from server.pages.calendar import subscription
from server.pages.citing import citation_text
from server.pages.companions import companions
from server.pages.differences import difference, differences
from server.pages.documents import source
from server.pages.evidence import judgement, judgements, sayings, sources, statements
from server.pages.facts import doubts_about, facts
from server.pages.identity import identity
from server.pages.moments import start
from server.pages.neighbours import neighbours
from server.pages.outward import elsewhere
from server.pages.people import participants, parts
from server.pages.pictures import timeline_of
from server.pages.programme import slots
from server.pages.reports import answers, counts
from server.pages.rooms import hosted, rooms
from server.pages.series import reasons
from server.pages.subjects import subjects
from server.pages.values import Lens, Value, day_of

ALL_COMPANIONS = 100


def other_names(lens: Lens, iri: str) -> object:
    """What other documents call it."""
    return doubts_about(lens, iri, "schema:name")


def all_differences(lens: Lens, iri: str) -> object:
    """The points on which documents differ, about the thing and about the parts of a session."""
    return differences(lens, (iri, *lens.sources_of(iri, "igf:inSession")))


def all_companions(lens: Lens, iri: str, number: int) -> object:
    """The companions, as many as a page of them alone holds."""
    return companions(lens, iri, number, ALL_COMPANIONS)


def resolves_to(lens: Lens, iri: str) -> tuple[Value, ...]:
    """The party that a decision made."""
    return lens.values(iri, "igf:resolvesTo")


def day(lens: Lens, iri: str) -> str:
    """The day of an event; nothing where no document says."""
    return day_of(start(lens, iri))


PARTS: dict[str, Callable[[Lens, str], object]] = {
    "answers": answers,
    "calendar": subscription,
    "citation": citation_text,
    "companions": companions,
    "counts": counts,
    "day": day,
    "difference": difference,
    "differences": all_differences,
    "elsewhere": elsewhere,
    "facts": facts,
    "hosted": hosted,
    "judgement": judgement,
    "judgements": judgements,
    "neighbours": neighbours,
    "other_names": other_names,
    "reasons": reasons,
    "resolves_to": resolves_to,
    "sayings": sayings,
    "subjects": subjects,
    "timeline": timeline_of,
}
# Those whose long lists come a sheet at a time.
SHEETS: dict[str, Callable[[Lens, str, int], object]] = {
    "all_companions": all_companions,
    "documents": sources,
    "identity": identity,
    "participants": participants,
    "parts": parts,
    "rooms": rooms,
    "slots": slots,
    "source": source,
    "statements": statements,
}
