"""Who has to do with which session, and in which groups and regions documents put them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.concepts import Status
from kg.iris import concept
from kg.search.entries import NOT_STATED, Facet
from kg.search.gathering import Found

WITHDRAWN = str(concept(Status.WITHDRAWN))
STATED = (
    (Facet.GROUP, "igf:stakeholderGroup"),
    (Facet.REGION, "igf:statedRegion"),
    (Facet.UN_GROUP, "igf:statedUnGroup"),
)
UNSAID = {NOT_STATED: "not stated"}


@dataclass(frozen=True, slots=True)
class Role:
    """One participation. said: its groups and regions, as value and label."""

    session: str
    party: str | None
    bodies: tuple[str, ...]
    said: Mapping[Facet, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Roles:
    """All participations, by what they connect."""

    by_session: Mapping[str, list[Role]]
    by_party: Mapping[str, list[Role]]
    by_body: Mapping[str, list[Role]]


def roles(found: Found) -> Roles:
    """What the graph says of who was to take part in what."""
    by_session, by_party, by_body = (defaultdict[str, list[Role]](list) for _ in range(3))
    for iri in found.of_class("igf:Participation"):
        for session in found.iris(iri, "igf:inSession"):
            role = _role(found, iri, session)
            by_session[session].append(role)
            if role.party is not None:
                by_party[role.party].append(role)
            for body in role.bodies:
                by_body[body].append(role)
    return Roles(by_session, by_party, by_body)


def _role(found: Found, iri: str, session: str) -> Role:
    # Whoever withdrew is found by name, and counts for no group.
    withdrew = WITHDRAWN in found.iris(iri, "igf:status")
    said = {} if withdrew else {f: concepts(found, found.iris(iri, p)) for f, p in STATED}
    party = next(iter(found.iris(iri, "igf:participant")), None)
    return Role(session, party, tuple(found.iris(iri, "igf:affiliation")), said)


def concepts(found: Found, iris: Iterable[str]) -> dict[str, str]:
    """Concepts as a facet has them: the last part of the IRI, and the label."""
    return {iri.rsplit("/", 1)[-1]: found.label(iri) or iri for iri in iris}


def stated(of: Iterable[Role]) -> dict[Facet, Mapping[str, str]]:
    """The groups and regions that documents state for some participations."""
    every = list(of)
    return {facet: _union(role.said.get(facet, {}) for role in every) for facet, _ in STATED}


def or_not_stated(values: Mapping[str, str]) -> Mapping[str, str]:
    """The values, or that there is none."""
    return values or UNSAID


def _union(each: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    together: dict[str, str] = {}
    for values in each:
        together |= values
    return or_not_stated(together)
