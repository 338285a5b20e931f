"""Whose names are struck out of texts, who keeps theirs, and which sessions are about whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from kg.concepts import WithdrawalReason
from kg.records import Reading
from kg.resolve.named_again import Again, person_statements, spared_keys
from kg.resolve.resolution import Resolution
from kg.resolve.sessions import SessionKey
from kg.resolve.statements import Statement
from kg.resolve.taken_down.context import Place, Sought, Staying, Strikers, place_of, texts_of
from kg.resolve.taken_down.forms import Split, forms_of
from kg.resolve.taken_down.hashes import splits_found
from kg.resolve.taken_down.ordinary import everyday
from kg.resolve.taken_down.words import words_of
from kg.resolve.withdrawals import Withdrawal


def strikers(
    readings: Sequence[Reading],
    resolution: Resolution,
    mentions: Mapping[str, Withdrawal],
    again: Again,
) -> Strikers:
    """What strikes out the names of the persons whose mentions these are."""
    places = _places(resolution)
    sought = _sought(resolution, mentions, again, places)
    if not sought:
        return Strikers({})
    staying: dict[str, set[Place]] = defaultdict(set)
    for statement in person_statements(resolution):
        if statement.key not in mentions:
            staying[statement.party.name or ""] |= places[statement.session]
    kept = Staying({name: frozenset(found) for name, found in staying.items()})
    small = everyday(text for reading in readings for text in texts_of(reading))
    return Strikers(sought, kept, small)


def short_mentions(
    resolution: Resolution, mentions: Mapping[str, Withdrawal]
) -> Iterator[tuple[str, Withdrawal]]:
    """Parties by surname or initial alone, in sessions that name whom they fit.

    One that the register knows under an id of its own is somebody else.
    """
    hidden: dict[SessionKey, list[tuple[Statement, Withdrawal]]] = defaultdict(list)
    every = tuple(person_statements(resolution))
    for statement in every:
        if statement.key in mentions:
            hidden[statement.session].append((statement, mentions[statement.key]))
    known = set(resolution.register.ids.values()) | spared_keys(resolution.register)
    for statement in every:
        own = resolution.people.by_mention.get(statement.key)
        if statement.key in mentions or own in known or statement.key in known:
            continue
        for other, withdrawal in hidden.get(statement.session, ()):
            if _may_be(statement.party.name or "", other.party.name or ""):
                yield statement.key, withdrawal


def _may_be(short: str, whole: str) -> bool:
    one, other = forms_of([short]), forms_of([whole])
    if one.full or short == whole:
        return False
    return bool(one.initial & other.initial or (not one.initial and one.family & other.family))


def _sought(
    resolution: Resolution,
    mentions: Mapping[str, Withdrawal],
    again: Again,
    places: Mapping[SessionKey, Collection[Place]],
) -> dict[str, Sought]:
    names: dict[str, set[str]] = defaultdict(set)
    listed: dict[str, set[Place]] = defaultdict(set)
    for statement in person_statements(resolution):
        withdrawal = mentions.get(statement.key)
        # Words that never were a name are no secret, and may well stand in other texts.
        if withdrawal is None or withdrawal.reason is WithdrawalReason.NO_ENTITY:
            continue
        names[withdrawal.id].add(statement.party.name or "")
        listed[withdrawal.id] |= set(places[statement.session])
    return {
        who: Sought(frozenset(names[who]), frozenset(listed[who]), *_again(again, who, resolution))
        for who in sorted(names.keys() | again.printed.keys())
    }


def _again(
    again: Again, who: str, resolution: Resolution
) -> tuple[frozenset[Split], frozenset[str]]:
    """The names that were found by their hash, with and without a known surname."""
    splits: set[Split] = set()
    loose: set[str] = set()
    for name in again.printed.get(who, ()):
        words = [word.folded for word in words_of(name)]
        found = splits_found(resolution.register.names, words)
        splits.update(found)
        if not found:
            loose.add(name)
    return frozenset(splits), frozenset(loose)


def _places(resolution: Resolution) -> dict[SessionKey, set[Place]]:
    """Where each session stands, in every document."""
    found: dict[SessionKey, set[Place]] = defaultdict(set)
    for session in (*resolution.sessions, *resolution.earlier):
        for saying in session.sayings:
            place = place_of(saying.document, saying.record)
            if place is not None:
                found[session.key].add(place)
    return found
