"""Finds the places of a text that name somebody, and puts a placeholder there.

A full name is struck out wherever it stands. What is left of a name - a surname after a title or an
initial, or alone - is struck out where the context tells whose it is; `docs/take-down.md` has the
rules.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.name_parts import MORE_HONORIFICS
from kg.names import BODY_WORDS, DOTTED_HONORIFICS, HONORIFICS
from kg.resolve.taken_down.forms import NO_FORMS, Forms, Spelt, joined
from kg.resolve.taken_down.words import ESCAPE, Word, words_of

STRUCK_OUT = "[name withheld]"
STRUCK_OUT_OF_ADDRESS = "name-withheld"
TITLES = frozenset(
    title.replace(".", "") for title in HONORIFICS | DOTTED_HONORIFICS | MORE_HONORIFICS
) | {"herr", "frau", "monsieur", "mlle", "sheikh", "lord", "lady", "excellency"}
GAP = re.compile(r"(?:[\W_]|<[^<>]{1,200}>){1,12}")
TAG = re.compile(r"<[^<>]{1,200}>")
SENTENCE_END = re.compile(r"[.!?;]\s|[\n\r]\s*[\n\r]")
THINGS = frozenset(
    {"county", "street", "road", "avenue", "hall", "building", "room", "prize", "award", "island"}
)
"""A surname before one of these is part of the name of a place or a thing."""
ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*|\S+/\S+/\S*")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Striker:
    """near: of those whom the text is known to be about. far: of all others.

    longer: names of people who stay, that hold one of these as a part. everyday: words that are no
    name where they stand alone.
    """

    near: Forms
    far: Forms
    longer: frozenset[Spelt] = frozenset()
    everyday: Collection[str] = frozenset()

    @property
    def every(self) -> Forms:
        """Both."""
        return joined((self.near, self.far))

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to be struck out."""
        return self.near == NO_FORMS and self.far == NO_FORMS

    def spans(self, text: str) -> tuple[Span, ...]:
        """The places that name somebody, in order, none within another."""
        words = words_of(text)
        kept = _sequences(words, text, _by_first(self.longer))
        found = [span for span in self._named(words, text) if not _within(span, kept)]
        return _apart((*found, *_dense(text, self.every.dense)))

    def struck(self, text: str, placeholder: str = STRUCK_OUT) -> str:
        """The text with the placeholder in these places; an address stays one word."""
        spans = self.spans(text)
        if not spans:
            return text
        addresses = [match.span() for match in ADDRESS.finditer(text)]
        out, at = [], 0
        for start, end in spans:
            in_address = any(a <= start and end <= b for a, b in addresses)
            tags = "".join(TAG.findall(text[start:end]))
            out += [text[at:start], STRUCK_OUT_OF_ADDRESS if in_address else placeholder, tags]
            at = end
        return "".join((*out, text[at:]))

    def _named(self, words: Sequence[Word], text: str) -> Iterable[Span]:
        every = self.every
        yield from (
            (words[a].start, words[b].end)
            for a, b in _runs(words, text, _by_first(every.full))
            if self._is_meant(words[a : b + 1], text)
        )
        initials = _by_first(every.initial)
        yield from (
            (start, end)
            for first, last in _runs(words, text, initials)
            for start, end in [(words[first].start, words[last].end)]
            if _as_name(words[first : last + 1], text)
            if _has_initials(words[first : last + 1], text)
        )
        yield from self._surnames(words, text)
        for word in words:
            if _is_glued(word, text, every):
                yield word.start, word.end

    def _is_meant(self, run: Sequence[Word], text: str) -> bool:
        """Whether no word of every day is written small in it, as in "the young Ann"."""
        small = any(word.text.islower() and word.folded in self.everyday for word in run)
        return not small or _in_address(run, text)

    def _surnames(self, words: Sequence[Word], text: str) -> Iterable[Span]:
        """After a title of whoever is meant; alone only of those whom the text is about."""
        titled = _by_first(self.every.family)
        near = _by_first(self.near.family)
        for first, last in _runs(words, text, titled):
            run = words[first : last + 1]
            if not _as_name(run, text):
                continue
            before = words[first - 1] if first else None
            if before is not None and _is_title(before, run[0], text):
                yield before.start, run[-1].end
        for first, last in _runs(words, text, near):
            if self._stands_alone(words, first, last, text):
                yield words[first].start, words[last].end

    def _stands_alone(self, words: Sequence[Word], first: int, last: int, text: str) -> bool:
        run = words[first : last + 1]
        if not _as_name(run, text):
            return False
        if all(word.folded in self.everyday for word in run):
            return _is_label(run, text)
        if _in_address(run, text):
            return True
        before = words[first - 1] if first else None
        after = words[last + 1] if last + 1 < len(words) else None
        if before is not None and text[before.end : run[0].start] == " " and self._is_name(before):
            return False
        beside = after is not None and text[run[-1].end : after.start] == " "
        return not (beside and after is not None and _names_a_thing(after))

    def _is_name(self, word: Word) -> bool:
        plain = word.folded in self.everyday or word.folded in TITLES
        return word.capital and not plain and len(word.folded) > 1


NOTHING_SOUGHT = Striker(NO_FORMS, NO_FORMS)


def _by_first(forms: Iterable[Spelt]) -> dict[str, list[Spelt]]:
    found: dict[str, list[Spelt]] = {}
    for form in sorted(forms, key=len, reverse=True):
        found.setdefault(form[0], []).append(form)
    return found


def _sequences(words: Sequence[Word], text: str, forms: dict[str, list[Spelt]]) -> list[Span]:
    return [(words[a].start, words[b].end) for a, b in _runs(words, text, forms)]


def _runs(
    words: Sequence[Word], text: str, forms: dict[str, list[Spelt]]
) -> Iterable[tuple[int, int]]:
    """The first and the last word of each place where one of the forms stands."""
    for first, word in enumerate(words):
        for form in forms.get(word.folded, ()):
            run = words[first : first + len(form)]
            if tuple(w.folded for w in run) == form and joined_words(run, text):
                yield first, first + len(form) - 1
                break


def joined_words(run: Sequence[Word], text: str) -> bool:
    """Whether nothing but a gap stands between the words, and no sentence ends there."""
    for one, two in pairwise(run):
        gap = ESCAPE.sub(" ", text[one.end : two.start])
        if not GAP.fullmatch(gap):
            return False
        if len(one.folded) > 1 and SENTENCE_END.search(gap):
            return False
    return True


def _as_name(run: Sequence[Word], text: str) -> bool:
    """Whether what stands there is written as a name: with a capital, or in an address."""
    said = any(word.capital for word in run if len(word.folded) > 1)
    return said or not any(word.text.islower() for word in run) or _in_address(run, text)


def _has_initials(run: Sequence[Word], text: str) -> bool:
    small = any(len(word.folded) == 1 and word.text.islower() for word in run)
    return not small or _in_address(run, text)


def _in_address(run: Sequence[Word], text: str) -> bool:
    return ADDRESS.fullmatch(_piece(run, text)) is not None


def _piece(run: Sequence[Word], text: str) -> str:
    """What stands around a word without a space."""
    start, end = run[0].start, run[-1].end
    before = re.search(r"[^\s<>\"'()]*$", text[max(0, start - 300) : start])
    after = re.match(r"[^\s<>\"'()]*", text[end : end + 300])
    return (before[0] if before else "") + text[start:end] + (after[0] if after else "")


def _is_title(word: Word, following: Word, text: str) -> bool:
    gap = text[word.end : following.start]
    return word.folded in TITLES and re.fullmatch(r"[.,\s]{1,3}|%20|_|-", gap) is not None


def _is_label(run: Sequence[Word], text: str) -> bool:
    """Whether it stands as the name of a speaker does: in capitals, at a line's head, a colon."""
    start, end = run[0].start, run[-1].end
    loud = all(word.text.isupper() for word in run) and len(run[0].text) > 1
    head = not text[:start].rstrip(" >*").rpartition("\n")[2]
    return loud and head and text[end : end + 1] == ":"


def _is_glued(word: Word, text: str, forms: Forms) -> bool:
    plain = word.folded.rstrip("0123456789")
    if plain in forms.glued:
        return True
    return plain in forms.glued_initial and len(plain) > 3 and _in_address([word], text)


def _dense(text: str, forms: Iterable[str]) -> Iterable[Span]:
    for form in forms:
        yield from (match.span() for match in re.finditer(re.escape(form), text))


def _names_a_thing(word: Word) -> bool:
    return word.folded in THINGS or BODY_WORDS.search(word.folded) is not None


def _within(span: Span, others: Iterable[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in others)


def _apart(found: Iterable[Span]) -> tuple[Span, ...]:
    """Those that begin first, and the rest of those that overlap them."""
    out: list[Span] = []
    late: list[Span] = []
    for start, end in sorted(set(found), key=lambda span: (span[0], -span[1])):
        if not out or start >= out[-1][1]:
            out.append((start, end))
        elif end > out[-1][1]:
            late.append((start, end))
    for start, end in late:
        rest = max((b for a, b in out if a < end and b > start), default=start)
        if rest < end and not any(a < end and b > rest for a, b in out):
            out.append((rest, end))
    return tuple(sorted(out))
