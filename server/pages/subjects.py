"""The concepts of a scheme, with how many sessions have each."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages.values import Lens, Value, expanded

OF_SESSIONS = ("igf:theme", "igf:tag", "igf:sessionType", "igf:sessionFormat")


@dataclass(frozen=True, slots=True)
class Subject:
    """A concept; sessions: how many have it as theme, tag, type or format."""

    concept: Value
    sessions: int


def subjects(lens: Lens, scheme: str) -> tuple[Subject, ...]:
    """The concepts of a scheme by name; nothing for what is no scheme."""
    if expanded("skos:ConceptScheme") not in lens.types(scheme):
        return ()
    found = (_subject(lens, concept) for concept in lens.sources_of(scheme, "skos:inScheme"))
    return tuple(sorted(found, key=lambda one: (one.concept.text.casefold(), one.concept.href)))


def _subject(lens: Lens, concept: str) -> Subject:
    sessions = {session for name in OF_SESSIONS for session in lens.sources_of(concept, name)}
    return Subject(lens.named(concept), len(sessions))
