"""Why something was found: the words that match, and what they are to the thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.names import HONORIFICS
from kg.search.asking import Question, Term
from kg.search.entries import Kind, Part, Text
from kg.search.folding import Word, other_spelling, words
from kg.search.results import Hit

MOST_REASONS = 3
LONGEST = 180
BEFORE = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; marked: whether it is what was asked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """What matched. pieces: none for a spelling that is not shown."""

    label: str
    pieces: tuple[Piece, ...] = ()
    language: str | None = None


def marked(text: str, asked: Question) -> tuple[Piece, ...]:
    """A text with the words that were asked for marked."""
    spans = [(word.start, word.end) for word, _ in _matches(text, asked)]
    return tuple(_pieces(text, spans))


def reasons(hit: Hit, asked: Question) -> tuple[Reason, ...]:
    """What matched beside the title: as few texts as hold all words between them."""
    missing = _sought(asked) - _held(hit.title.text, asked)
    held = [(text, _held(text.text, asked)) for text in hit.texts] if missing else []
    told: list[Reason] = []
    while missing and held and len(told) < MOST_REASONS:
        # The first of those that hold most: texts stand in the order of their weight.
        best, places = max(held, key=lambda each: len(each[1] & missing))
        if not places & missing:
            break
        missing -= places
        told.append(_reason(best, asked))
    if missing and hit.kind is Kind.PERSON:
        told.append(Reason("The initials fit"))
    return tuple(told)


def _reason(text: Text, asked: Question) -> Reason:
    if text.part is Part.HIDDEN:
        return Reason(text.part.label)
    return Reason(text.part.label, _short(marked(text.text, asked)), text.language)


def _sought(asked: Question) -> set[int]:
    """The places of the terms that a reader wants explained."""
    kept = {
        place
        for place, term in enumerate(asked.terms)
        if term.keys[0] not in HONORIFICS or len(asked.terms) == 1
    }
    return kept or set(range(len(asked.terms)))


def _held(text: str, asked: Question) -> set[int]:
    return {place for _, places in _matches(text, asked) for place in places}


def _matches(text: str, asked: Question) -> Iterator[tuple[Word, set[int]]]:
    """The words of a text that are asked for, each with the places of the terms that it meets."""
    found = words(text)
    keys = ["", *(word.key for word in found), ""]
    for number, word in enumerate(found, start=1):
        # What is one word in the question may be two here, and the other way round.
        pairs = {keys[number - 1] + word.key, word.key + keys[number + 1]} - {word.key}
        met = {
            place
            for place, term in enumerate(asked.terms)
            if _meets(word.key, term) or not pairs.isdisjoint(term.keys)
        }
        met |= {
            at for place, both in asked.together for at in _of_both(word.key, place, both, asked)
        }
        if met:
            yield word, met


def _of_both(key: str, place: int, both: str, asked: Question) -> tuple[int, ...]:
    """The places of two words of the question that are one here."""
    goes_on = asked.terms[place + 1].beginning and key.startswith(both)
    return (place, place + 1) if key == both or goes_on else ()


def _meets(key: str, term: Term) -> bool:
    if key in term.keys or other_spelling(key) in term.keys:
        return True
    return term.beginning and key.startswith(term.keys[-1])


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for start, end in spans:
        if at < start:
            yield Piece(text[at:start])
        yield Piece(text[start:end], marked=True)
        at = end
    if at < len(text):
        yield Piece(text[at:])


def _short(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces around the first that is marked, where all together are long."""
    if sum(len(piece.text) for piece in pieces) <= LONGEST:
        return tuple(pieces)
    first = next((place for place, piece in enumerate(pieces) if piece.marked), 0)
    kept = [] if first == 0 else [Piece(_end_of(pieces[first - 1].text))]
    room = LONGEST
    for piece in pieces[first:]:
        if len(piece.text) > room:
            return (*kept, Piece(f"{piece.text[:room].rsplit(' ', 1)[0]} \u2026"))
        kept.append(piece)
        room -= len(piece.text)
    return tuple(kept)


def _end_of(text: str) -> str:
    if len(text) <= BEFORE:
        return text
    return f"\u2026 {text[-BEFORE:].partition(' ')[2]}"
