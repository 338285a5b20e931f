"""A question as FTS5 is asked it: words of ours in quotes, whatever was typed.

Nothing that a stranger writes reaches the syntax of FTS5: a word is letters and digits alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.errors import QueryError
from kg.names import HONORIFICS, TITLES
from kg.resolve.bodies.names import SMALL_WORDS
from kg.search.entries import Column
from kg.search.folding import Word, other_spelling, words
from kg.search.words import STANDS_FOR

MOST_CHARACTERS = 300
MOST_WORDS = 40
MOST_IN_A_NAME = 5
MOST_TOGETHER = 6
SMALL = SMALL_WORDS | {"and"} | set(TITLES)
"""Words that somebody writes and nothing need have."""

QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb'
NAMES = (Column.TITLE, Column.NAMES)
OFFERED = (Column.TITLE, Column.NAMES, Column.CODES, Column.SPELLINGS)
USUAL = tuple(column for column in Column if column is not Column.INITIALS)


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several that stand beside each other. start, end: where in the question.

    beginning: whether the last word may go on.
    """

    keys: tuple[str, ...]
    start: int
    end: int
    beginning: bool = False

    @property
    def said(self) -> str:
        """As FTS5 reads it."""
        phrase = f'"{" ".join(self.keys)}"'
        if not self.beginning:
            others = filter(None, (other_spelling(self.keys[0]),) if len(self.keys) == 1 else ())
            return _either([phrase, *(f'"{other}"' for other in others)])
        # Asked for twice, the whole word weighs more than one that only begins so.
        return _either([phrase, f"{phrase} *"])


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody typed. terms: those that count. every: the keys of all words, in order."""

    text: str
    terms: tuple[Term, ...]
    every: tuple[str, ...]

    @property
    def together(self) -> tuple[tuple[int, str], ...]:
        """Neighbours as one word, each with the place of the first."""
        if len(self.terms) > MOST_TOGETHER:
            return ()
        pairs = enumerate(zip(self.terms, self.terms[1:], strict=False))
        return tuple(
            (place, left.keys[0] + right.keys[0])
            for place, (left, right) in pairs
            if len(left.keys) == len(right.keys) == 1
        )


def question(typed: str) -> Question:
    """What was typed, read; raises QueryError for more than a search takes."""
    if len(typed) > MOST_CHARACTERS:
        raise QueryError(
            f"the search has {len(typed)} characters; give at most {MOST_CHARACTERS}",
        )
    found = words(typed)
    if len(found) > MOST_WORDS:
        raise QueryError(f"the search has {len(found)} words; give at most {MOST_WORDS}")
    terms = tuple(_terms(typed, found))
    counting = tuple(t for t in terms if len(t.keys) > 1 or t.keys[0] not in SMALL) or terms
    return Question(typed, counting, tuple(word.key for word in found))


def expression(asked: Question, within: Sequence[Column] = USUAL) -> str | None:
    """The question for FTS5; None where there is no word in it."""
    if not asked.terms:
        return None
    said = [term.said for term in asked.terms]
    ways = [_all(said)]
    for place, joined in asked.together:
        # The last word may go on, and so may what it is joined to.
        last = place == len(said) - 2 and asked.terms[-1].beginning
        ways.append(_all([*said[:place], f'"{joined}"{" *" if last else ""}', *said[place + 2 :]]))
    every = [_in(within, _either(ways))]
    named = [term for term in asked.terms if term.keys[0] not in HONORIFICS]
    if 0 < len(named) < len(asked.terms):
        people = (*NAMES, *(column for column in within if column is Column.PEOPLE))
        every.append(_in(people, _all([term.said for term in named])))
    return _either([*every, *_by_initials(named)])


def _terms(typed: str, found: Sequence[Word]) -> Iterator[Term]:
    """Words in quotes and characters without blanks stay beside each other."""
    group: list[Word] = []
    for word in found:
        if group and not _beside(typed, group[-1], word):
            yield _term(group)
            group = []
        group.append(word)
    if group:
        open_ended = not typed[group[-1].end :].strip(" .,;:!?").startswith(tuple(QUOTES))
        yield _term(group, beginning=open_ended)


def _beside(typed: str, left: Word, right: Word) -> bool:
    if not left.whole and not right.whole and left.end == right.start:
        return True
    opened = sum(typed.count(quote, 0, left.start) for quote in QUOTES) % 2 == 1
    return opened and not any(char in QUOTES for char in typed[left.end : right.start])


def _term(group: Sequence[Word], *, beginning: bool = False) -> Term:
    keys = tuple(word.key for word in group)
    return Term(keys, group[0].start, group[-1].end, beginning)


def _by_initials(named: Sequence[Term]) -> Iterator[str]:
    """People of whom print has letters for some of the words, or the question has.

    One word at least must be theirs in full.
    """
    single = [term for term in named if len(term.keys) == 1 and term.keys[0].isalpha()]
    full = [term.said for term in single if len(term.keys[0]) > 1]
    if not 1 < len(single) == len(named) <= MOST_IN_A_NAME or not full:
        return
    letters = [
        _either([term.said, f'"{term.keys[0][0]}{STANDS_FOR}"'])
        if len(term.keys[0]) > 1
        else f'"{term.keys[0]}"'
        for term in single
    ]
    fits = _in((*NAMES, Column.INITIALS), _all(letters))
    yield _all([fits, _in(NAMES, _either(full))])


def _in(columns: Sequence[Column], said: str) -> str:
    return f"({{{' '.join(column.name.lower() for column in columns)}}} : {said})"


def _all(said: Sequence[str]) -> str:
    return f"({' AND '.join(said)})"


def _either(said: Sequence[str]) -> str:
    return f"({' OR '.join(said)})"
