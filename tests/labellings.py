"""Items of a key, and what systems say of them, in a line each."""

from __future__ import annotations

from typing import Any

from kg.evaluation.items import Item


def an_item(cluster: str, line: int, year: int = 2017, **fields: Any) -> Item:
    """The mention `m<line>` of a cluster, in a group of its own unless told."""
    given = {"mention": f"m{line}", "group": cluster, "name": f"Name {line}", **fields}
    return Item(cluster, line, f"{year}-ws{line}", year, **given)


def a_labelling(*said: tuple[str, str]) -> dict[Item, str]:
    """Pairs of the key's cluster and the system's label, all of one year."""
    return {an_item(cluster, line): label for line, (cluster, label) in enumerate(said, start=2)}


# Eight mentions: the key has A A A A A, B B, C; the system joins A A A | A A B | B | C.
WORKED = a_labelling(
    ("A", "1"),
    ("A", "1"),
    ("A", "1"),
    ("A", "2"),
    ("A", "2"),
    ("B", "2"),
    ("B", "3"),
    ("C", "4"),
)
