"""What may be published: identities without those whose ids were withdrawn, as if never named.

Who they are is worked out from all documents first, so that a later document of the same person is
withheld too; then the records are redacted and everything is resolved anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.records import Reading
from kg.resolve.judgements import Decision, Judgement, Retraction
from kg.resolve.memberships import pasts
from kg.resolve.named_again import Again, named_again
from kg.resolve.redaction import Hidden, redacted
from kg.resolve.register import Register
from kg.resolve.resolution import Resolution, resolve
from kg.resolve.sought import short_mentions, strikers
from kg.resolve.taken_down.context import Strikers
from kg.resolve.withdrawals import Withdrawal


def publishable(
    readings: Sequence[Reading], judgements: Iterable[Decision], register: Register
) -> tuple[tuple[Reading, ...], Resolution]:
    """The readings and the resolution that a build is made of."""
    every = tuple(judgements)
    resolution = resolve(readings, every, register)
    if not register.withdrawals:
        return tuple(readings), resolution
    gone = withdrawn_ids(resolution)
    mentions, striking = withheld(readings, resolution)
    hidden = _hidden(resolution, mentions, striking)
    closed = replace(register, closed=frozenset(gone))
    told = tuple(redacted(reading, hidden) for reading in readings)
    found = resolve(told, tuple(_decisions(every, mentions, striking)), closed)
    withdrawn = tuple(gone[identifier] for identifier in sorted(gone))
    return told, replace(found, withdrawn=withdrawn, striker=striking.elsewhere)


def withheld(
    readings: Sequence[Reading], resolution: Resolution
) -> tuple[dict[str, Withdrawal], Strikers]:
    """The mentions that are to name nobody, and what strikes the names out of texts."""
    again = named_again(readings, resolution)
    mentions = withheld_mentions(resolution, withdrawn_ids(resolution), again)
    return mentions, strikers(readings, resolution, mentions, again)


def withdrawn_ids(resolution: Resolution) -> dict[str, Withdrawal]:
    """Every id of whatever was withdrawn, those that were merged into it included."""
    found: dict[str, Withdrawal] = {}
    for withdrawal in resolution.register.withdrawals:
        found[withdrawal.id] = withdrawal
        for naming in (resolution.people, resolution.organizations):
            stays = naming.merged.get(withdrawal.id, withdrawal.id)
            merged = (gone for gone, into in naming.merged.items() if into == stays)
            for identifier in (stays, *merged):
                found.setdefault(identifier, replace(withdrawal, id=identifier))
    return found


def withheld_mentions(
    resolution: Resolution, gone: Mapping[str, Withdrawal], again: Again
) -> dict[str, Withdrawal]:
    """The mentions that name whoever was withdrawn: by their ids, by hash, or in short."""
    found = dict(_mentions(resolution, gone))
    for mention, identifier in again.mentions.items():
        found.setdefault(mention, gone[identifier])
    return {**dict(short_mentions(resolution, found)), **found}


def _mentions(
    resolution: Resolution, gone: Mapping[str, Withdrawal]
) -> Iterator[tuple[str, Withdrawal]]:
    """The mentions of these ids, today or on the day of the withdrawal or since."""
    for naming in (resolution.people, resolution.organizations):
        yield from ((mention, gone[i]) for mention, i in naming.by_mention.items() if i in gone)
    for mention, past in pasts(resolution.register.memberships).items():
        ends = (*(line.date for line in past[1:]), None)
        for line, end in zip(past, ends, strict=True):
            withdrawal = gone.get(line.id)
            if withdrawal is not None and (end is None or end >= withdrawal.date):
                yield mention, withdrawal


def _hidden(
    resolution: Resolution, mentions: Mapping[str, Withdrawal], striking: Strikers
) -> Hidden:
    bodies: dict[str, set[str]] = defaultdict(set)
    for mention in resolution.organization_mentions:
        if mention.key in mentions:
            for statement in mention.statements:
                bodies[statement].add(mention.name)
    return Hidden(
        parties=frozenset(key for key in mentions if key.startswith("s")),
        bodies={statement: frozenset(found) for statement, found in bodies.items()},
        entries=frozenset(key for key in mentions if key.startswith("m")),
        strikers=striking,
    )


def _decisions(
    decisions: Sequence[Decision], mentions: Collection[str], striking: Strikers
) -> Iterator[Decision]:
    """Those of which no side is hidden, with the names struck out of their notes.

    What took back a judgement that is hidden goes with it.
    """
    gone = {d.id for d in decisions if isinstance(d, Judgement) and {d.left, d.right} & {*mentions}}
    for decision in decisions:
        note = None if decision.note is None else striking.elsewhere.struck(decision.note)
        if isinstance(decision, Retraction):
            if decision.retracts not in gone:
                yield replace(decision, note=note)
        elif decision.id not in gone:
            replaced = None if decision.supersedes in gone else decision.supersedes
            yield replace(decision, note=note, supersedes=replaced)
