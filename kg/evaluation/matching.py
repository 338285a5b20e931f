"""From the rows of a key to the items that are scored, and from its pairs to mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.evaluation.items import Item, groups_of
from kg.evaluation.key import Key, KeyPair, KeyRow
from kg.evaluation.mentions import Mentions


@dataclass(frozen=True, slots=True)
class FoundPair:
    """A pair of the key whose two mentions are ours."""

    pair: KeyPair
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Matched:
    """The items of a key. lost: rows without a mention of ours; they are items too."""

    items: tuple[Item, ...]
    lost: tuple[KeyRow, ...]


def match(key: Key, mentions: Mentions, unsure: Sequence[KeyPair] = ()) -> Matched:
    """An item for each mention of each cluster; several rows about one mention are one item.

    Clusters that an unsure pair connects, and clusters of series that share a session, are put into
    one group: what lies between them is scored neither way.
    """
    found = [(row, mentions.find(row.place, row.name, row.affiliation)) for row in key.rows]
    ours = [pair for pair in unsure if pair.kind is mentions.kind]
    groups = groups_of(
        (row.cluster for row in key.rows),
        [*_undecided(key.rows, ours), *(_shared(found) if key.of_series else ())],
    )
    items: dict[tuple[str, str], Item] = {}
    for row, mention in found:
        item = Item(
            cluster=row.cluster,
            line=row.line,
            place=row.place,
            year=row.year,
            name=row.name or mentions.titles.get(mention or "") or row.place,
            group=groups[row.cluster],
            mention=mention,
        )
        items.setdefault((row.cluster, mention or f"{item.lost} {row.name}"), item)
    lost = tuple(row for row, mention in found if mention is None)
    return Matched(tuple(sorted(items.values())), lost)


def match_pairs(pairs: Iterable[KeyPair], mentions: Mentions) -> tuple[FoundPair, ...]:
    """The pairs of this kind of which both mentions are ours."""
    found = []
    for pair in pairs:
        if pair.kind is not mentions.kind:
            continue
        left, right = (mentions.find(place, name, None) for place, name in (pair.left, pair.right))
        if left is not None and right is not None:
            found.append(FoundPair(pair, left, right))
    return tuple(found)


def _undecided(rows: Iterable[KeyRow], unsure: Iterable[KeyPair]) -> list[tuple[str, str]]:
    clusters = {(row.place, row.name): row.cluster for row in rows}
    ends = ((clusters.get(pair.left), clusters.get(pair.right)) for pair in unsure)
    return [(left, right) for left, right in ends if left is not None and right is not None]


def _shared(found: Iterable[tuple[KeyRow, str | None]]) -> list[tuple[str, str]]:
    """Pairs of series that list one session."""
    lists: dict[str, list[str]] = defaultdict(list)
    for row, mention in found:
        lists[mention or row.place].append(row.cluster)
    return [(listed[0], other) for listed in lists.values() for other in listed[1:]]
