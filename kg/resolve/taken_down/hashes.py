"""Salted hashes of names that are to stay withheld, so that the names themselves need not be kept.

Lines of `scrypt<TAB>cost<TAB>salt` and, under that salt, of `id<TAB>hash`. One salt serves all
names of a data folder, so that a build hashes each name once, however many are withheld. A name
that somebody guesses can be tried against the hashes: that costs them as much a name as it costs a
build (RFC 7914), and no more.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache

from kg.errors import IdentityError
from kg.keys import check_character
from kg.resolve.taken_down.forms import Split, split_name

COST = 512
"""scrypt's N, with r = 8 and p = 1: about a millisecond a name."""
LARGEST_COST = 2**17
_SALT = re.compile(r"scrypt\t([0-9]{1,6})\t([0-9a-f]{32,128})")
_NAME = re.compile(r"([po][0-9a-z]{10})\t([0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Salted:
    """Hash to the id whose name it is, under one salt."""

    salt: str
    cost: int
    ids: Mapping[str, str] = field(default_factory=dict)

    @property
    def line(self) -> str:
        """As the file has it, before the lines of its names."""
        return f"scrypt\t{self.cost}\t{self.salt}\n"

    def hashed(self, key: str) -> str:
        """The hash of one key of a name."""
        return _hashed(self.salt, self.cost, key)


NO_NAMES: tuple[Salted, ...] = ()


@lru_cache(maxsize=200_000)
def _hashed(salt: str, cost: int, key: str) -> str:
    space = 256 * 8 * cost
    found = hashlib.scrypt(
        key.encode(), salt=bytes.fromhex(salt), n=cost, r=8, p=1, maxmem=space, dklen=16
    )
    return found.hex()


def name_keys(name: str) -> frozenset[str]:
    """What is hashed of a name: its words in the order of the alphabet, with and without middles.

    Empty for a single word, which would be too many people's.
    """
    given, family = split_name(name)
    if not given or not family:
        return frozenset()
    every = _key((*given, *family))
    brief = _key((given[0], *family))
    compact = _key(("".join(given), *family))
    return frozenset(key for key in (every, brief, compact) if " " in key)


def order_keys(name: str) -> frozenset[str]:
    """What is hashed besides, so that a name found by its words tells which is the surname."""
    given, family = split_name(name)
    return frozenset({_in_order(given, family)} if given and family else ())


def splits_found(withheld: Iterable[Salted], words: Sequence[str]) -> tuple[Split, ...]:
    """How words that are a withheld name fall into given names and a surname."""
    spelt = tuple(word for word in words if len(word) > 1)
    halves = [(spelt[:cut], spelt[cut:]) for cut in range(1, len(spelt))]
    both = [pair for one, two in halves for pair in ((one, two), (two, one))]
    every = tuple(withheld)
    return tuple(
        (given, family)
        for given, family in both
        if any(salted.hashed(_in_order(given, family)) in salted.ids for salted in every)
    )


def _in_order(given: Sequence[str], family: Sequence[str]) -> str:
    words = (" ".join(word for word in one if len(word) > 1) for one in (given, family))
    return "/".join(words)


def key_of_words(words: Iterable[str]) -> str:
    """The key of words that stand side by side, initials left out."""
    return _key(tuple(words))


def _key(words: tuple[str, ...]) -> str:
    return " ".join(sorted(word for word in words if len(word) > 1))


def found_among(withheld: Iterable[Salted], keys: Collection[str]) -> dict[str, str]:
    """Those of the keys that are withheld, each with the id whose name it is."""
    found: dict[str, str] = {}
    ordered = sorted(keys)
    for salted in withheld:
        # scrypt leaves the interpreter to others meanwhile.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for key, value in zip(ordered, pool.map(salted.hashed, ordered), strict=True):
                if value in salted.ids:
                    found.setdefault(key, salted.ids[value])
    return found


def lines_of(salted: Salted, identifier: str, names: Iterable[str]) -> str:
    """What is to be added to the file for one id; nothing that is there already."""
    keys = {key for name in names for key in name_keys(name) | order_keys(name)}
    hashes = sorted({salted.hashed(key) for key in keys} - salted.ids.keys())
    return "".join(f"{identifier}\t{one}\n" for one in hashes)


def parse_names(content: bytes, name: str) -> tuple[Salted, ...]:
    """The hashes of one file; raises IdentityError with the line that does not hold."""
    found: list[tuple[Salted, dict[str, str]]] = []
    for number, line in enumerate(content.decode(errors="replace").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            _take(line, found)
        except ValueError as error:
            raise IdentityError(str(error), document=name, line=number) from error
    return tuple(Salted(salted.salt, salted.cost, ids) for salted, ids in found)


def _take(line: str, found: list[tuple[Salted, dict[str, str]]]) -> None:
    salt = _SALT.fullmatch(line)
    if salt is not None:
        cost = int(salt[1])
        if cost > LARGEST_COST or cost < 2 or cost & (cost - 1):
            raise ValueError(f"the cost {cost} is no power of two up to 131072; restore the line")
        found.append((Salted(salt[2], cost), {}))
        return
    match = _NAME.fullmatch(line)
    if match is None or check_character(match[1][1:-1]) != match[1][-1]:
        raise ValueError("neither `scrypt<TAB>cost<TAB>salt` nor `id<TAB>hash`; restore the line")
    if not found:
        raise ValueError("no salt stands before the hash; restore the first line of the file")
    found[-1][1].setdefault(match[2], match[1])


def known_ids(withheld: Iterable[Salted]) -> Iterator[str]:
    """The ids of which hashes are kept."""
    for salted in withheld:
        yield from salted.ids.values()
