"""What reports count and answer: bounds as they were given, never more exact than their words."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages.facts import document_of
from server.pages.values import Lens, Value


@dataclass(frozen=True, slots=True)
class Count:
    """A head count; bounds: what its words allow to be said."""

    what: tuple[Value, ...]
    words: tuple[Value, ...]
    bounds: str
    by: tuple[Value, ...]
    notes: tuple[Value, ...]
    sources: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question of the report's template."""

    question: tuple[Value, ...]
    words: tuple[Value, ...]
    sources: tuple[Value, ...]


def counts(lens: Lens, iri: str) -> tuple[Count, ...]:
    """The head counts of a session or meeting."""
    nodes = [*lens.sources_of(iri, "igf:inSession"), *lens.sources_of(iri, "igf:ofMeeting")]
    counted = [node for node in nodes if lens.targets(node, "igf:countOf")]
    return tuple(_count(lens, node) for node in sorted(counted))


def answers(lens: Lens, session: str) -> tuple[Answer, ...]:
    """The answers that a session's report gives."""
    nodes = [n for n in lens.sources_of(session, "igf:inSession") if lens.text(n, "igf:question")]
    return tuple(
        Answer(
            lens.values(node, "igf:question"),
            lens.values(node, "igf:answerSummary", "igf:answerText"),
            _sources(lens, node),
        )
        for node in sorted(nodes)
    )


def _count(lens: Lens, node: str) -> Count:
    return Count(
        lens.values(node, "igf:countOf"),
        lens.values(node, "igf:asStated"),
        _bounds(lens, node),
        lens.values(node, "igf:estimatedBy"),
        lens.values(node, "igf:note"),
        _sources(lens, node),
    )


def _bounds(lens: Lens, node: str) -> str:
    low, high = lens.text(node, "schema:minValue"), lens.text(node, "schema:maxValue")
    exact = lens.text(node, "schema:value")
    if exact is not None:
        words = exact
    elif low is not None and high is not None:
        words = f"{low} to {high}"
    else:
        words = f"at least {low}" if low is not None else f"at most {high}"
    about = "about " if lens.text(node, "igf:isApproximate") == "yes" else ""
    online = ", online included" if lens.text(node, "igf:includesOnline") == "yes" else ""
    return f"{about}{words}{online}"


def _sources(lens: Lens, node: str) -> tuple[Value, ...]:
    graphs = lens.targets(node, "prov:wasDerivedFrom")
    return tuple(document_of(lens, graph) for graph in graphs)
