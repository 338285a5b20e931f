"""Which clusters are compared at all: those whose names share a key, so that work stays linear.

A key is a part of a name that a misspelling, a shortening or a swap leaves as it is. A key that
too many clusters share is left aside and counted: the other keys of a name still find its likes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.resolve.people.agreements import sound
from kg.resolve.people.names import PersonName
from kg.resolve.people.profiles import Profile

LARGEST_BLOCK = 60

Key = tuple[str, ...]


def blocking_keys(name: PersonName) -> frozenset[Key]:
    """What the likes of a name share with it; none for a word alone."""
    if name.is_partial:
        return frozenset()
    given, family = name.core
    return frozenset(
        {
            ("first and last word", given, family),
            ("surname and initial", family, given[0]),
            ("surname as heard and initial", sound(family), given[0]),
            ("given name and start of the surname", given, family[:3]),
            ("first two words", *name.folded[:2]),
            ("words in any order", *sorted(name.folded)),
            ("start of all letters", name.compact[:6]),
        }
    )


def compared(every: Sequence[Profile]) -> tuple[Iterator[tuple[Profile, Profile]], int]:
    """Each pair that shares a key, once, and the number of keys that too many clusters share."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for place, profile in enumerate(every):
        for key in frozenset().union(*map(blocking_keys, profile.names)):
            blocks[key].append(place)
    kept = {key: block for key, block in blocks.items() if len(block) <= LARGEST_BLOCK}
    return _pairs(every, kept), len(blocks) - len(kept)


def _pairs(
    every: Sequence[Profile], blocks: dict[Key, list[int]]
) -> Iterator[tuple[Profile, Profile]]:
    """A pair is told in the first of its common blocks, so that none need be remembered."""
    keys: dict[int, set[Key]] = defaultdict(set)
    for key, block in blocks.items():
        for place in block:
            keys[place].add(key)
    for key, block in sorted(blocks.items()):
        for left, right in combinations(block, 2):
            if key == min(keys[left] & keys[right]):
                yield every[left], every[right]
