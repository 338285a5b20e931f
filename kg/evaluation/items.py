"""What is scored: mentions that the key puts into clusters, and what a system says of each.

A *labelling* gives each item the label of the cluster that a system puts it into.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Labelling = Mapping["Item", str]


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """A row of the key with the mention of ours that it speaks of.

    group: what a cluster shares with those of which it is undecided whether they are the same;
    pairs between two clusters of one group count neither way. name: as printed, in the key; a
    session's title. mention: None where the documents yielded none, which no system can mend.
    """

    cluster: str
    line: int
    place: str
    year: int
    name: str
    group: str
    mention: str | None = None

    @property
    def lost(self) -> str:
        """A label that no other item has."""
        return f"no mention for line {self.line}: {self.place}"


def labelled(items: Iterable[Item], labels: Mapping[str, str]) -> dict[Item, str]:
    """Each item's label by its mention; one without a mention, or without a label, is alone."""
    return {
        item: item.lost if item.mention is None else labels.get(item.mention, item.lost)
        for item in items
    }


def clusters_of(items: Iterable[Item]) -> dict[str, tuple[Item, ...]]:
    """The key's clusters, and their items, in the order of their ids."""
    found: dict[str, list[Item]] = {}
    for item in sorted(items):
        found.setdefault(item.cluster, []).append(item)
    return {cluster: tuple(members) for cluster, members in found.items()}


def groups_of(clusters: Iterable[str], undecided: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Cluster to the first cluster of those that undecided pairs connect it with."""
    parent = {cluster: cluster for cluster in clusters}

    def root(cluster: str) -> str:
        while parent[cluster] != cluster:
            cluster = parent[cluster]
        return cluster

    for left, right in undecided:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    return {cluster: root(cluster) for cluster in parent}
