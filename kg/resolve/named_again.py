"""Whom the documents name again although the name is withheld: found by the salted hashes alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.records import PartyKind, Reading
from kg.resolve.register import Register
from kg.resolve.resolution import Resolution
from kg.resolve.statements import Statement, statements
from kg.resolve.taken_down.candidates import candidate_names
from kg.resolve.taken_down.context import texts_of
from kg.resolve.taken_down.hashes import found_among, name_keys


@dataclass(frozen=True, slots=True)
class Again:
    """mentions: statement to the withdrawn id whose name it has. printed: id to its spellings."""

    mentions: Mapping[str, str] = field(default_factory=dict)
    printed: Mapping[str, frozenset[str]] = field(default_factory=dict)


NOBODY_AGAIN = Again()


def named_again(readings: Sequence[Reading], resolution: Resolution) -> Again:
    """Every mention and every text in which a withheld name stands."""
    register = resolution.register
    if not register.names:
        return NOBODY_AGAIN
    named = {s.key: name_keys(s.party.name or "") for s in person_statements(resolution)}
    in_texts = _in_texts(readings)
    keys = in_texts.keys() | {key for every in named.values() for key in every}
    withdrawn = {withdrawal.id for withdrawal in register.withdrawals}
    found = {k: i for k, i in found_among(register.names, keys).items() if i in withdrawn}
    printed: dict[str, set[str]] = defaultdict(set)
    for key, identifier in found.items():
        printed[identifier] |= in_texts.get(key, set())
    direct = {m: found[k] for m, every in named.items() for k in sorted(every) if k in found}
    return Again(
        dict(_with_others(direct, resolution)),
        {identifier: frozenset(names) for identifier, names in printed.items()},
    )


def person_statements(resolution: Resolution) -> Iterator[Statement]:
    """Every statement that names a person, those of earlier snapshots among them."""
    said = [s for group in resolution.statements.values() for s in group]
    said += [s for session in resolution.earlier for s in statements(session)]
    yield from (s for s in said if s.party.kind is PartyKind.PERSON and s.party.name)


def is_spared(mention: str, resolution: Resolution) -> bool:
    """Whether an editor has said that whoever is named there is somebody else."""
    spared = spared_keys(resolution.register)
    return mention in spared or resolution.people.by_mention.get(mention) in spared


def spared_keys(register: Register) -> frozenset[str]:
    """The mentions and the people that keep their names."""
    return frozenset(one.key for one in register.spared)


def _in_texts(readings: Iterable[Reading]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for text in {text for reading in readings for text in texts_of(reading)}:
        for key, printed in candidate_names(text).items():
            found[key] |= printed
    return found


def _with_others(direct: Mapping[str, str], resolution: Resolution) -> Iterator[tuple[str, str]]:
    """The mentions, and those that the rules hold to be of the same person."""
    ids = resolution.people.by_mention
    spared = spared_keys(resolution.register)
    people = {
        ids[mention]: who
        for mention, who in direct.items()
        if mention in ids and mention not in spared and ids[mention] not in spared
    }
    for mention, who in direct.items():
        if mention not in spared and ids.get(mention) not in spared:
            yield mention, who
    for mention, person in ids.items():
        if person in people and mention not in spared:
            yield mention, people[person]
