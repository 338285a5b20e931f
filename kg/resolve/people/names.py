"""A person's name taken apart for comparison: words in Western order, and what sets two apart.

Nothing is compared by likeness here: `agreements` does that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from kg.names import HONORIFICS, PARTICLES, display_name, is_single_word, name_key

GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
BY_GIVEN_NAME = frozenset({"sir", "dame"})
SHORTEST_CAPITALS = 3
_UMLAUT = re.compile(r"([aou])e")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as it is compared.

    words: in Western order, without the generation ("jr" or so); folded: with umlauts in one
    spelling; compact: all their letters in a row, "Jong-hyuk Ro" as "Jonghyuk Ro".
    single: printed as one word, as "Vint" or "Ms. Kim"; titled: a title before it tells that the
    word is a surname. by_capitals: capitals told that the surname comes first.
    """

    key: str
    words: tuple[str, ...]
    folded: tuple[str, ...] = field(compare=False)
    compact: str = field(compare=False)
    generation: str | None = None
    single: bool = False
    titled: bool = False
    by_capitals: bool = False

    @property
    def given(self) -> str:
        """The first word."""
        return self.folded[0]

    @property
    def family(self) -> str:
        """The last word."""
        return self.folded[-1]

    @property
    def middles(self) -> tuple[str, ...]:
        """The words between the first and the last."""
        return self.folded[1:-1]

    @property
    def core(self) -> tuple[str, str]:
        """First and last word: what spellings of one full name share."""
        return (self.given, self.family)

    @property
    def is_partial(self) -> bool:
        """Whether it is one word only, which may be a given name or a surname."""
        return self.single or len(self.words) == 1

    @property
    def is_full(self) -> bool:
        """Whether it may mean something outside its session: a given name and a surname."""
        known = not self.is_partial and self.words[0] not in PARTICLES
        return known and len(self.words[0]) > 1 and len(self.words[-1]) > 1


def person_name(printed: str) -> PersonName:
    """The printed name taken apart."""
    shown = display_name(printed)
    ordered, by_capitals = _surname_last(shown)
    words = tuple(name_key(ordered).split())
    generation = words[-1] if len(words) > 2 and words[-1] in GENERATIONS else None
    words = words[:-1] if generation else words
    folded = tuple(_UMLAUT.sub(r"\1", word) for word in words)
    single = is_single_word(printed)
    titles = {word.strip(".,").casefold() for word in printed.split()} & HONORIFICS
    return PersonName(
        key=name_key(printed),
        words=words,
        folded=folded,
        compact="".join(folded),
        generation=generation,
        single=single,
        titled=single and bool(titles - BY_GIVEN_NAME),
        by_capitals=by_capitals,
    )


def _surname_last(shown: str) -> tuple[str, bool]:
    """The name with a surname that is put first in capitals, "MARE Ada", moved to its end."""
    words = shown.split()
    capitals = [word.isupper() and len(word) >= SHORTEST_CAPITALS for word in words]
    changes = sum(left != right for left, right in pairwise(capitals))
    if "," in shown or not capitals or changes != 1 or not capitals[0]:
        return shown, False
    first = capitals.index(False)
    return " ".join((*words[first:], *words[:first])), True
