"""Which id each cluster bears, so that whoever was told an id finds the same entity under it.

An id is borne by the mention it was minted for; while no document makes that one, by the first of
the mentions that had the id last. Where a cluster bears several, the one registered first stays
and the others point to it. A cluster that bears none gets back what its mentions had before a
merge, else an id that nothing ever had.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.keys import opaque
from kg.resolve.register import Register


@dataclass(frozen=True, slots=True)
class Naming:
    """The ids of clusters: which cluster got which, and what was merged or is new.

    by_mention: every mention's id. merged: an id that is no more, to the one that stands for it,
    in one step. fresh: id to mention, for ids that are not in the register yet. orphans: registered
    ids that no document's mentions bear any more.
    """

    by_mention: Mapping[str, str]
    merged: Mapping[str, str]
    fresh: Mapping[str, str]
    orphans: tuple[str, ...]


def name_clusters(prefix: str, groups: Iterable[tuple[str, ...]], register: Register) -> Naming:
    """The id of every cluster; prefix: `p` for persons, `o` for organizations."""
    clusters = tuple(groups)
    borne = _borne(clusters, register)
    by_mention: dict[str, str] = {}
    merged: dict[str, str] = {}
    fresh: dict[str, str] = {}
    taken = {*register.ranks, *register.closed}
    for number, group in enumerate(clusters):
        ids = borne.get(number, [])
        identifier = ids[0] if ids else _mint(prefix, group[0], taken)
        if not ids:
            fresh[identifier] = group[0]
            taken.add(identifier)
        merged.update(dict.fromkeys(ids[1:], identifier))
        by_mention.update(dict.fromkeys(group, identifier))
    merged |= _merged_before(register, frozenset(by_mention.values()), merged)
    gone = (i for i in register.ids.values() if i.startswith(prefix))
    live = {*by_mention.values(), *merged}
    return Naming(by_mention, merged, fresh, tuple(sorted(i for i in gone if i not in live)))


def _borne(clusters: tuple[tuple[str, ...], ...], register: Register) -> dict[int, list[str]]:
    """The registered ids that each cluster bears, the earliest first."""
    home = {mention: number for number, group in enumerate(clusters) for mention in group}
    latest = register.latest
    still = ((m.mention, m.id) for m in register.memberships if latest[m.mention] == m.id)
    bearers: dict[str, int] = {}
    # The mention it was minted for comes first, then whoever came to it first and has it still.
    for mention, identifier in (*register.ids.items(), *still):
        if mention in home and identifier not in register.closed:
            bearers.setdefault(identifier, home[mention])
    ranks = register.ranks
    found: dict[int, list[str]] = defaultdict(list)
    for identifier in sorted(bearers, key=ranks.__getitem__):
        found[bearers[identifier]].append(identifier)
    _give_back(found, home, register, set(bearers))
    return found


def _give_back(
    found: dict[int, list[str]], home: Mapping[str, int], register: Register, borne: set[str]
) -> None:
    """Where a merge was undone: the id that had been merged away, as the mentions had it last."""
    merged = register.merged
    for past in reversed(register.memberships):
        number = home.get(past.mention)
        if number is None or number in found or past.id not in merged:
            continue
        if past.id not in borne and past.id not in register.closed:
            found[number] = [past.id]
            borne.add(past.id)


def _merged_before(
    register: Register, live: frozenset[str], now: Mapping[str, str]
) -> dict[str, str]:
    """Ids merged in earlier days, each to the id that is alive at the end of its chain."""
    steps = {**register.merged, **now}
    found: dict[str, str] = {}
    for gone in register.merged:
        stays, passed = gone, {gone}
        while stays not in live and steps.get(stays, gone) not in passed:
            stays = steps[stays]
            passed.add(stays)
        if gone not in live and stays in live:
            found[gone] = stays
    return found


def _mint(prefix: str, mention: str, taken: set[str]) -> str:
    """An id that no other entity has or had."""
    identifier, attempt = opaque(prefix, mention), 0
    while identifier in taken:
        attempt += 1
        identifier = opaque(prefix, mention, str(attempt))
    return identifier


def memberships_to_keep(naming: Naming, register: Register) -> dict[str, str]:
    """Every mention's id, that of mentions which no document makes now included.

    A mention that is gone follows its id into a merge, and comes back with it.
    """
    live = frozenset(naming.by_mention.values())
    return {
        **{m: naming.merged[i] for m, i in register.latest.items() if i in naming.merged},
        **{mention: i for mention, i in register.ids.items() if i in live},
        **naming.by_mention,
    }


def register_lines(naming: Naming) -> str:
    """What to append to the register so that the fresh ids stay as they are."""
    return "".join(f"{identifier}\t{mention}\n" for identifier, mention in naming.fresh.items())
