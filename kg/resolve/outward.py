"""What is held of each entity and each identifier elsewhere, worked out from the links in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kg.concepts import Authority, Verdict
from kg.errors import IdentityError
from kg.identifiers import BODIES_ONLY, PERSONS_ONLY
from kg.resolve.judgements import Judgement
from kg.resolve.outward_links import OutwardLink, links_in_force
from kg.resolve.resolution import Resolution

PERSON = "p"

# The firmest first: one reviewer's doubt keeps a link from being published as certain.
FIRMEST = (Verdict.DIFFERENT, Verdict.UNSURE, Verdict.SAME, None)


@dataclass(frozen=True, slots=True)
class Standing:
    """All links in force between one entity, by its id, and one identifier; sorted, never empty."""

    entity: str
    links: tuple[OutwardLink, ...]

    @property
    def authority(self) -> Authority:
        """The register that the identifier is of."""
        return self.links[0].authority

    @property
    def identifier(self) -> str:
        """The identifier in its canonical form."""
        return self.links[0].identifier

    @property
    def verdict(self) -> Verdict | None:
        """What holds where reviewers said different things; None where nobody has judged."""
        given = {link.verdict for link in self.links}
        return next(verdict for verdict in FIRMEST if verdict in given)

    @property
    def of_person(self) -> bool:
        """Whether the entity is a person."""
        return self.entity.startswith(PERSON)

    @property
    def decisive(self) -> OutwardLink:
        """The first link that has the verdict that holds."""
        return next(link for link in self.links if link.verdict is self.verdict)


@dataclass(frozen=True, slots=True)
class Outward:
    """standings: by entity, authority and identifier.

    shared: pairs of entities that one identifier may stand for and that nobody has judged to be
    different, so that the two may be one: for a person to look at, for nothing is joined by it.
    """

    standings: tuple[Standing, ...] = ()
    shared: tuple[tuple[Standing, Standing], ...] = ()


NO_LINKS = Outward()


def outward(links: Iterable[OutwardLink], resolution: Resolution) -> Outward:
    """Raises IdentityError where reviewed links contradict each other, with both of their lines.

    A link of a mention that no document in this build makes rests until its document is there.
    """
    groups: dict[tuple[str, Authority, str], list[OutwardLink]] = defaultdict(list)
    for link in links_in_force(links):
        entity = entity_of(resolution, link.mention)
        if entity is not None:
            groups[entity, link.authority, link.identifier].append(_told(link, resolution))
    standings = tuple(Standing(key[0], tuple(groups[key])) for key in sorted(groups))
    for standing in standings:
        _refuse_wrong_kind(standing)
        _refuse_two_verdicts(standing)
    _refuse_two_identifiers(standings)
    shared = tuple(_shared(standings))
    apart = _judged_different(resolution)
    _refuse_one_identifier_of_two(shared, apart)
    return Outward(standings, tuple(pair for pair in shared if _entities(pair) not in apart))


def _told(link: OutwardLink, resolution: Resolution) -> OutwardLink:
    """The link, without the names that are withheld in its note."""
    return link if link.note is None else replace(link, note=resolution.striker.struck(link.note))


def entity_of(resolution: Resolution, mention: str) -> str | None:
    """The id of the person or body that a mention is resolved to."""
    people, bodies = resolution.people.by_mention, resolution.organizations.by_mention
    return people.get(mention) or bodies.get(mention)


def fits(authority: Authority, entity: str) -> bool:
    """Whether the authority has entries of the entity's kind: persons, or bodies."""
    return authority not in (BODIES_ONLY if entity.startswith(PERSON) else PERSONS_ONLY)


def _refuse_wrong_kind(standing: Standing) -> None:
    if not fits(standing.authority, standing.entity):
        kind = "persons" if standing.authority in PERSONS_ONLY else "bodies"
        raise _error(
            standing.links[0],
            f"{standing.entity} is linked to {standing.authority}, which is of {kind} alone;"
            " correct the mention or the authority",
        )


def _refuse_two_verdicts(standing: Standing) -> None:
    first = {link.verdict: link for link in reversed(standing.links)}
    if first.keys() >= {Verdict.SAME, Verdict.DIFFERENT}:
        raise _contradiction(
            first[Verdict.SAME],
            first[Verdict.DIFFERENT],
            f"{standing.entity} is judged to be {standing.authority} {standing.identifier}, and"
            " not to be it",
        )


def _refuse_two_identifiers(standings: Sequence[Standing]) -> None:
    reviewed: dict[tuple[str, Authority], Standing] = {}
    for standing in standings:
        if standing.verdict is not Verdict.SAME:
            continue
        other = reviewed.setdefault((standing.entity, standing.authority), standing)
        if other is not standing:
            raise _contradiction(
                other.decisive,
                standing.decisive,
                f"{standing.entity} is judged to be both {other.identifier} and"
                f" {standing.identifier} of {standing.authority}",
            )


def _shared(standings: Iterable[Standing]) -> Iterator[tuple[Standing, Standing]]:
    by_identifier: dict[tuple[Authority, str], list[Standing]] = defaultdict(list)
    for standing in standings:
        if standing.verdict is not Verdict.DIFFERENT:
            by_identifier[standing.authority, standing.identifier].append(standing)
    for key in sorted(by_identifier):
        yield from combinations(by_identifier[key], 2)


def _refuse_one_identifier_of_two(
    shared: Iterable[tuple[Standing, Standing]], apart: Mapping[frozenset[str], Judgement]
) -> None:
    for one, two in shared:
        if not one.verdict is two.verdict is Verdict.SAME:
            continue
        judgement = apart.get(_entities((one, two)))
        what = f"{one.authority} {one.identifier} is judged to be {one.entity} and {two.entity}"
        if one.of_person is not two.of_person:
            raise _contradiction(one.decisive, two.decisive, f"{what}, a person and a body")
        if judgement is not None:
            raise _contradiction(
                one.decisive,
                two.decisive,
                f"{what}, which judgement {judgement.id} holds to be different",
            )


def _entities(pair: Iterable[Standing]) -> frozenset[str]:
    return frozenset(standing.entity for standing in pair)


def _judged_different(resolution: Resolution) -> Mapping[frozenset[str], Judgement]:
    found: dict[frozenset[str], Judgement] = {}
    for judgement in resolution.judgements:
        left = entity_of(resolution, judgement.left)
        right = entity_of(resolution, judgement.right)
        if judgement.verdict is Verdict.DIFFERENT and left is not None and right is not None:
            found.setdefault(frozenset({left, right}), judgement)
    return found


def _contradiction(one: OutwardLink, two: OutwardLink, what: str) -> IdentityError:
    return _error(one, f"{what} (the other line is {two.place}); supersede one of the two")


def _error(link: OutwardLink, what: str) -> IdentityError:
    return IdentityError(what, document=link.origin.document, line=link.origin.line)
