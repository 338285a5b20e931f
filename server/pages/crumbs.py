"""The way from the first page to a page, one step for each whole that its thing is part of."""

from __future__ import annotations

from collections.abc import Callable

from server.pages.kinds import kind, title
from server.pages.programme import meeting_of
from server.pages.values import Lens, Value, home_graph
from server.pages.whereabouts import inside

Trail = tuple[Value, ...]


def crumbs(lens: Lens, iri: str) -> Trail:
    """The steps; the last one is the page itself and leads nowhere."""
    steps = STEPS.get(kind(lens, iri))
    before = steps(lens, iri) if steps else ()
    return (*before, Value(title(lens, iri)))


def _list(name: str, path: str) -> Callable[[Lens, str], Trail]:
    def steps(lens: Lens, _iri: str) -> Trail:
        return (Value(name, f"{lens.root}/{path}"),)

    return steps


def _session(lens: Lens, session: str) -> Trail:
    meeting = meeting_of(lens, session)
    return (Value("Meetings", f"{lens.root}/meetings"), *((meeting,) if meeting else ()))


def _phase(lens: Lens, phase: str) -> Trail:
    whole = tuple(lens.named(m) for m in lens.sources_of(phase, "schema:subEvent")[:1])
    return (Value("Meetings", f"{lens.root}/meetings"), *whole)


def _place(lens: Lens, place: str) -> Trail:
    around = reversed(inside(lens, place))
    return (Value("Places", f"{lens.root}/places"), *map(lens.named, around))


def _subject(lens: Lens, subject: str) -> Trail:
    schemes = lens.values(subject, "skos:inScheme")[:1]
    return (Value("Concepts", f"{lens.root}/voc/"), *schemes)


def _participation(lens: Lens, node: str) -> Trail:
    return _within(lens, lens.targets(node, "igf:inSession"))


def _difference(lens: Lens, node: str) -> Trail:
    return _within(lens, lens.targets(node, "igf:aboutEntity"))


def _judgement(lens: Lens, node: str) -> Trail:
    return _within(lens, lens.targets(node, "igf:resolvesTo"))


def _statement(lens: Lens, node: str) -> Trail:
    graph = home_graph(lens, node)
    return _within(lens, lens.targets(graph, "prov:wasDerivedFrom") if graph else [])


def _within(lens: Lens, things: list[str]) -> Trail:
    """The way to the first of these, and the step on from it."""
    if not things:
        return ()
    steps = STEPS.get(kind(lens, things[0]))
    before = steps(lens, things[0]) if steps else ()
    return (*before, lens.named(things[0]))


STEPS: dict[str, Callable[[Lens, str], Trail]] = {
    "Session": _session,
    "Annual meeting": _list("Meetings", "meetings"),
    "Series of meetings": _list("Meetings", "meetings"),
    "Phase of a meeting": _phase,
    "Series of sessions": _list("Series", "series"),
    "Person": _list("People", "people"),
    "Organisation": _list("Organisations", "organizations"),
    "Place": _place,
    "Room": _place,
    "Place online": _place,
    "Concept scheme": _list("Concepts", "voc/"),
    "Concept": _subject,
    "Theme": _subject,
    "Tag": _subject,
    "Type of session": _subject,
    "Format of session": _subject,
    "Document": _list("Documents", "documents"),
    "Participation": _participation,
    "Head count": _participation,
    "Answer in a report": _participation,
    "Difference between documents": _difference,
    "Judgement on identity": _judgement,
    "Statement of a document": _statement,
    "Mention in a document": _statement,
}
