"""The words of an entry by column, and the whole names that a question may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.names import HONORIFICS
from kg.search.entries import Column, Entry, Kind, Part
from kg.search.folding import joined, keys, other_spelling

# Between two texts, so that no phrase reaches over the end of one.
END = "\u00b6"
# After a letter that stands for a name in print; the index alone has it.
STANDS_FOR = "\u00b7"
NAMING = frozenset({Part.TITLE, Part.NAME, Part.AS_STATED, Part.HIDDEN})


def columns(entry: Entry) -> tuple[str, ...]:
    """What stands in each column, as FTS5 is given it."""
    held: dict[Column, list[str]] = {column: [] for column in Column}
    names = []
    for text in entry.all_texts():
        found = keys(text.text)
        held[text.part.column] += [*found, END]
        held[Column.SPELLINGS] += filter(None, map(other_spelling, found))
        if text.part in NAMING:
            held[Column.SPELLINGS] += joined(found)
            names.append(found)
    if entry.kind is Kind.PERSON:
        held[Column.INITIALS] += _initials(names)
    return tuple(" ".join(_once(column, held[column])) for column in Column)


def whole_names(entry: Entry) -> Iterator[str]:
    """What a question is when it is a name of this, in whatever order of words.

    A concept or a room that is called so does not come before what people look for.
    """
    if entry.kind in (Kind.CONCEPT, Kind.PLACE, Kind.DOCUMENT):
        return
    codes = [keys(text.text) for text in entry.texts if text.part is Part.CODE]
    names = [keys(text.text) for text in entry.all_texts() if text.part in NAMING]
    every = {in_order(found) for found in (*names, *codes)}
    if entry.day is not None and entry.kind is Kind.SESSION:
        every |= {in_order((*code, entry.day[:4])) for code in codes}
    yield from sorted(every - {""})


def in_order(found: Iterable[str]) -> str:
    """Words by letters, so that their own order does not matter; titles before a name put aside."""
    words = sorted(found)
    return " ".join([word for word in words if word not in HONORIFICS] or words)


def _initials(names: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The letters that a name may be shortened to, each and in a row; and those that are print."""
    for words in names:
        given = [word for word in words if word not in HONORIFICS]
        letters = [word[0] for word in given]
        yield from letters
        for size in range(2, len(letters) + 1):
            yield from ("".join(letters[:size]), "".join(letters[-size:]))
        yield from (f"{word}{STANDS_FOR}" for word in given if len(word) == 1)


def _once(column: Column, words: list[str]) -> Iterable[str]:
    """In the two columns that are worked out, a word says no more when it stands there twice."""
    return dict.fromkeys(words) if column in (Column.SPELLINGS, Column.INITIALS) else words
