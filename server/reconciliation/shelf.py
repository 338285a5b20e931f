"""The names of one kind, found by whole name, by words, by words nearly so, and by their start.

No search looks at every name: it starts from the rarest words and stops after a set number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from server.reconciliation.entries import Entry
from server.reconciliation.kinds import Kind
from server.reconciliation.signs import sign

MOST_LOOKED_AT = 400
MOST_WORDS = 24
MOST_BEGINNINGS = 8
MOST_MISSPELT = 6
MOST_LIKE = 8
MOST_SHARING = 3000
LIKE_WORD = 75


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name of an entity with its key; hidden: documents have it by mistake."""

    text: str
    key: str
    hidden: bool = False


class Shelf:
    """The entities of one kind."""

    def __init__(self, kind: Kind, entries: Iterable[Entry]) -> None:
        self.kind = kind
        self.spellings: dict[str, tuple[Spelling, ...]] = {}
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._any_order: dict[str, list[str]] = defaultdict(list)
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._by_gram: dict[str, list[str]] = defaultdict(list)
        for entry in entries:
            self._add(entry)
        self._words = sorted(self._by_word)
        for word in self._words:
            for gram in grams(word):
                self._by_gram[gram].append(word)

    def _add(self, entry: Entry) -> None:
        # "IGF 2017 WS15" is found by its code; as a title it would be like that of any other code.
        titles = [name for name in entry.names if not _is_sign(entry, name)]
        shown = (Spelling(name, self.kind.key(name)) for name in titles)
        hidden = (Spelling(name, self.kind.key(name), hidden=True) for name in entry.hidden)
        spellings = tuple(s for s in (*shown, *hidden) if s.key)
        self.spellings[entry.id] = spellings
        for key in dict.fromkeys(s.key for s in spellings if not s.hidden):
            self._exact[key].append(entry.id)
        for key in dict.fromkeys(in_order(s.key) for s in spellings):
            self._any_order[key].append(entry.id)
        for word in dict.fromkeys(word for s in spellings for word in s.key.split()):
            self._by_word[word].append(entry.id)

    def exact(self, key: str) -> Sequence[str]:
        """Those of which the key is that of a published name."""
        return self._exact.get(key, ()) if key else ()

    def namesakes(self, key: str) -> Sequence[str]:
        """Those with the same words in any order, in a published name or one by mistake."""
        return self._any_order.get(in_order(key), ()) if key else ()

    def near(self, key: str) -> Iterator[str]:
        """Those worth a closer look, the ones that share the rarest words first."""
        found: dict[str, None] = dict.fromkeys((*self.exact(key), *self.namesakes(key)))
        for word in self._rarest_first(key):
            room = MOST_LOOKED_AT - len(found)
            if room <= 0:
                break
            found |= dict.fromkeys(self._by_word[word][: room * 2])
        yield from list(found)[: max(MOST_LOOKED_AT, len(self.namesakes(key)))]

    def starting(self, text: str) -> list[str]:
        """Those with a name that has a word for each of these beginnings; by name."""
        words = list(dict.fromkeys(self.kind.key(text).split()))[:MOST_BEGINNINGS]
        if not words:
            return []
        held = set.intersection(*(self._with_beginning(word) for word in words))
        whole = self.kind.key(text)
        return sorted(held, key=lambda entity: self._place(entity, whole))

    def _place(self, entity: str, whole: str) -> tuple[bool, str, str]:
        spellings = self.spellings[entity]
        return (
            not any(s.key.startswith(whole) for s in spellings if not s.hidden),
            spellings[0].text.casefold(),
            entity,
        )

    def _with_beginning(self, start: str) -> set[str]:
        held: set[str] = set()
        for position in range(bisect_left(self._words, start), len(self._words)):
            word = self._words[position]
            if not word.startswith(start):
                break
            held.update(self._by_word[word])
        return held

    def _rarest_first(self, key: str) -> list[str]:
        asked = list(dict.fromkeys(key.split()))[:MOST_WORDS]
        known = [word for word in asked if word in self._by_word]
        unknown = [word for word in asked if word not in self._by_word][:MOST_MISSPELT]
        known += [like for word in unknown for like in self._like(word)]
        return sorted(set(known), key=lambda word: (len(self._by_word[word]), word))

    def _like(self, word: str) -> list[str]:
        """The words that this one may be a slip for."""
        shared: Counter[str] = Counter()
        for gram in grams(word[:40]):
            shared.update(self._by_gram.get(gram, ())[:MOST_SHARING])
        likely = (other for other, _ in shared.most_common(MOST_LIKE * 4))
        scored = ((fuzz.ratio(word, other), other) for other in likely)
        return [other for score, other in sorted(scored, reverse=True) if score >= LIKE_WORD][
            :MOST_LIKE
        ]


def in_order(key: str) -> str:
    """The words of a key by letters, so that their own order doesn't matter."""
    return " ".join(sorted(key.split()))


def _is_sign(entry: Entry, name: str) -> bool:
    codes = [sign(code)[0] for code in entry.values.get("code", ())]
    code, year = sign(name)
    return name != entry.name and year is not None and code in codes


def grams(word: str) -> set[str]:
    """The pairs of letters in a word, its ends included."""
    closed = f"^{word}$"
    return {closed[at : at + 2] for at in range(len(closed) - 1)}
