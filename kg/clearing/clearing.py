"""Clears a data folder: tried on a copy first, and done only where nobody else is touched.

What others refer to is written first - which mention has which id, the judgements - and the
documents themselves come in under new names before the slip turns to them, so that the folder can
be read after each step, and a clearing that was killed is completed by the next one.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kg import pipeline
from kg.clearing.folder import Plan, planned
from kg.clearing.rekeying import changed_ids, new_keys
from kg.clearing.texts import Clearing, rekeyed
from kg.decided import register_in
from kg.errors import IdentityError, KgError
from kg.holding import writing
from kg.inputs import read_inputs
from kg.records import PartyRecord
from kg.registration import MENTIONS, NAMES, SPARED, WITHDRAWN, append
from kg.resolve.memberships import Membership, membership_lines
from kg.resolve.register import Register
from kg.resolve.resolution import Resolution
from kg.resolve.taken_down.striking import STRUCK_OUT_OF_ADDRESS
from kg.resolve.withholding import withheld
from kg.verification.sealing import reseal
from kg.whole_files import clear_unfinished, put_whole


@dataclass(frozen=True, slots=True)
class Cleared:
    """What was done, or would be. rekeyed: how many mentions of others have another key."""

    plan: Plan
    rekeyed: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The folder before: who is who, and whose mentions go."""

    resolution: Resolution
    clearing: Clearing
    hidden: frozenset[str]


def examine(data: Path, today: date) -> tuple[Cleared, Mapping[str, str]]:
    """What clearing the folder comes to, tried on a copy; and the keys that change.

    Raises IdentityError where somebody else would have another id.
    """
    standing = _standing(data)
    plan = planned(data, standing.clearing)
    keys = _tried(data, plan, standing, today)
    return Cleared(plan, len(keys)), keys


def clear(data: Path, today: date) -> Cleared:
    """Takes the names of all who were withdrawn out of the folder; raises what `examine` raises."""
    with writing(data):
        standing = _standing(data)
        plan = planned(data, standing.clearing)
        keys = _tried(data, plan, standing, today)
        _apply(data, plan, keys, standing.resolution, today)
    return Cleared(plan, len(keys))


def clear_inputs(inputs: Path, register: Register) -> None:
    """Takes the names out of a copy of a data folder that is to be published in a release.

    Nobody goes on from there, so keys may change, and what can't be read any more goes as a whole.
    """
    if not register.withdrawals:
        return
    _withdraw_in(inputs, register)
    try:
        clearing = _standing(inputs).clearing
        plan = planned(inputs, clearing)
    except KgError:
        shutil.rmtree(inputs)
        return
    # Hashes can be tried against names that are guessed, so they are not published.
    (inputs / NAMES).unlink(missing_ok=True)
    for name, content in plan.written.items():
        (inputs / name).parent.mkdir(parents=True, exist_ok=True)
        (inputs / name).write_bytes(content)
    for name in plan.gone:
        (inputs / name).unlink(missing_ok=True)
    for name in {place.rpartition(":")[0] for place in plan.left}:
        text = (inputs / name).read_text("utf-8")
        striker = clearing.strikers.of_text(text)
        (inputs / name).write_text(striker.struck(text, STRUCK_OUT_OF_ADDRESS), "utf-8")


def _withdraw_in(inputs: Path, register: Register) -> None:
    """The copy knows of the withdrawals too, as far as it knows the ids."""
    known = register_in(inputs).ranks
    folder = (inputs / WITHDRAWN).parent
    folder.mkdir(exist_ok=True)
    gone = [one.line for one in register.withdrawals if one.id in known]
    (inputs / WITHDRAWN).write_text("".join(gone), "utf-8")
    (inputs / NAMES).write_text("".join(salted.text for salted in register.names), "utf-8")
    (inputs / SPARED).write_text("".join(one.line for one in register.spared), "utf-8")


def _standing(data: Path) -> Standing:
    inputs = read_inputs(data=data)
    resolution = pipeline.all_identities(inputs)
    mentions, strikers = withheld(pipeline.believed(inputs), resolution)
    bodies = {
        mention.key
        for mention in resolution.organization_mentions
        if mention.statements and set(mention.statements) <= mentions.keys()
    }
    hidden = frozenset(mentions.keys() | bodies)
    return Standing(resolution, Clearing(strikers, _posts(resolution, mentions)), hidden)


def _posts(resolution: Resolution, hidden: Collection[str]) -> frozenset[str]:
    """Affiliations and posts that nobody but the withdrawn gives as theirs."""
    theirs: set[str] = set()
    others: set[str] = set()
    for group in resolution.statements.values():
        for statement in group:
            for party in statement.parties:
                (theirs if statement.key in hidden else others).update(_posts_of(party))
    return frozenset(post for post in theirs - others if len(post) > 3)


def _posts_of(party: PartyRecord) -> set[str]:
    given = {party.affiliation, party.position, *party.organizations}
    return {post for post in given if post is not None}


def _tried(data: Path, plan: Plan, standing: Standing, today: date) -> dict[str, str]:
    before = read_inputs(data=data)
    with TemporaryDirectory() as scratch:
        copy = Path(shutil.copytree(data, Path(scratch, "data")))
        _apply(copy, plan, {}, standing.resolution, today)
        keys = new_keys(before.readings, read_inputs(data=copy).readings, standing.hidden)
        _apply_keys(copy, keys, standing.resolution, today)
        after = pipeline.all_identities(read_inputs(data=copy))
    hidden = standing.hidden | _lost(plan, standing)
    touched = changed_ids(standing.resolution, after, keys, hidden)
    if touched:
        raise IdentityError(
            f"{len(touched)} others would have another id ({', '.join(sorted(touched)[:3])}); take"
            " the name out of the data folder by hand"
        )
    return keys


def _lost(plan: Plan, standing: Standing) -> frozenset[str]:
    """The mentions of documents that can't be rewritten go with them."""
    if not plan.lost:
        return frozenset()
    gone = {name.rpartition("/")[2][:16] for name in plan.gone}
    people = [(m.key, m.document) for m in standing.resolution.person_mentions]
    bodies = [(m.key, m.document.key) for m in standing.resolution.organization_mentions]
    return frozenset(key for key, document in (*people, *bodies) if document in gone)


def _apply(
    data: Path, plan: Plan, keys: Mapping[str, str], resolution: Resolution, today: date
) -> None:
    with writing(data):
        _apply_keys(data, keys, resolution, today)
        for name in sorted(plan.written, key=_order):
            path = data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            clear_unfinished(path.parent)
            put_whole(path, _rekeyed(name, plan.written[name], keys))
        for name in plan.gone:
            (data / name).unlink(missing_ok=True)
        reseal(data, *(data / name for name in (*plan.written, *plan.gone)))


def _order(name: str) -> tuple[bool, str]:
    """Documents before the slips that turn to them."""
    return ("/documents/" not in name, name)


def _rekeyed(name: str, content: bytes, keys: Mapping[str, str]) -> bytes:
    return rekeyed(content.decode(), keys).encode() if name.endswith(".jsonl") else content


def _apply_keys(data: Path, keys: Mapping[str, str], resolution: Resolution, today: date) -> None:
    """Says of every mention that has another key that it is of whom it was, and who judged it."""
    ids = {**resolution.people.by_mention, **resolution.organizations.by_mention}
    known = resolution.register.latest
    registered = resolution.register.ranks
    fresh = [
        Membership(new, ids[old], today)
        for old, new in sorted(keys.items())
        if ids.get(old) in registered and known.get(new) != ids[old]
    ]
    if fresh:
        append(data / MENTIONS, membership_lines(fresh))
    for path in (*(data / "judgements").glob("*.jsonl"), *(data / "links").glob("*.jsonl")):
        content = path.read_bytes()
        told = rekeyed(content.decode(), keys).encode()
        if told != content:
            put_whole(path, told)
            reseal(data, path)
