"""How a person's name may be written: both orders, without middle names, by initials, in one word.

Which word is the family name is told by the print where it can be, and is the last one otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.name_parts import parse_name
from kg.names import PARTICLES, display_name, is_single_word
from kg.resolve.taken_down.words import words_of

Spelt = tuple[str, ...]
Split = tuple[Spelt, Spelt]
"""Given names and surname."""
SHORTEST_GLUED = 6
"""Letters; a shorter name in one word, as `liwei`, may be part of any address."""
DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Scripts that put no space between a name and the words around it."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The spellings of one name, or of all names of one person, as folded words.

    full: given name and surname. initial: surname and initials. family: the surname alone.
    glued: a full name in one word. glued_initial: initial and surname in one word.
    dense: whole names in scripts without spaces.
    """

    full: frozenset[Spelt] = frozenset()
    initial: frozenset[Spelt] = frozenset()
    family: frozenset[Spelt] = frozenset()
    glued: frozenset[str] = frozenset()
    glued_initial: frozenset[str] = frozenset()
    dense: frozenset[str] = frozenset()

    @property
    def whole(self) -> Forms:
        """Those that are a full name."""
        return Forms(full=self.full, glued=self.glued, dense=self.dense)


NO_FORMS = Forms()


def forms_of(names: Iterable[str]) -> Forms:
    """The forms of a person who is printed under these names.

    One word is taken for a surname where a title stands before it, or where no name has two.
    """
    printed = sorted(set(names))
    whole = [name for name in printed if not is_single_word(name)]
    single = [name for name in printed if is_single_word(name)]
    titled = [name for name in single if display_name(name) != name.strip()]
    found = [_whole(name) for name in whole]
    alone = titled or ([] if whole else single)
    found += [_whole(name) for name in single if DENSE.search(name)]
    found += [Forms(family=frozenset({_spelt(display_name(name))})) for name in alone]
    return joined(found)


def joined(found: Iterable[Forms]) -> Forms:
    """The forms of several names."""
    every = tuple(found)
    return Forms(
        frozenset(one for forms in every for one in forms.full if one),
        frozenset(one for forms in every for one in forms.initial if one),
        frozenset(one for forms in every for one in forms.family if one),
        frozenset(one for forms in every for one in forms.glued),
        frozenset(one for forms in every for one in forms.glued_initial),
        frozenset(one for forms in every for one in forms.dense),
    )


def split_name(name: str) -> Split:
    """The given names and the surname, as folded words."""
    parts = parse_name(name)
    words = list(parts.words) or display_name(name).split()
    if parts.family is not None and parts.given:
        return _spelt(parts.given), _spelt(parts.family)
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return _spelt(" ".join(words[:first])), _spelt(" ".join(words[first:]))


def _whole(name: str) -> Forms:
    return forms_of_split(*split_name(name))


def forms_of_split(given: Spelt, family: Spelt) -> Forms:
    """The forms of a name of which it is known where the surname begins."""
    if not given or not family:
        word = "".join((*given, *family))
        dense = frozenset({word}) if DENSE.search(word) and len(word) > 1 else frozenset()
        return Forms(family=frozenset({given or family}), dense=dense)
    givens, families = set(_givens(given)), set(_families(family))
    initials = set(_initials(given))
    pairs = [(one, two) for one in givens for two in families]
    short = [(one, two) for one in initials for two in families]
    named = len(given[0]) > 1
    whole = frozenset(form for one, two in pairs for form in ((*one, *two), (*two, *one)))
    brief = frozenset(form for one, two in short for form in ((*one, *two), (*two, *one)))
    glued = frozenset("".join(form) for form in whole)
    return Forms(
        full=whole if named else frozenset(),
        initial=brief if named else brief | whole,
        family=frozenset(families),
        glued=frozenset(g for g in glued if named and len(g) >= SHORTEST_GLUED),
        glued_initial=frozenset("".join(form) for form in brief),
        dense=frozenset(g for g in glued if DENSE.search(g)),
    )


def _spelt(text: str) -> Spelt:
    return tuple(word.folded for word in words_of(text))


def _givens(given: Spelt) -> Iterator[Spelt]:
    """All of them, the full ones, the first, and a double name in one word."""
    yield given
    yield given[:1]
    spelt_out = tuple(word for word in given if len(word) > 1)
    yield spelt_out or given
    yield ("".join(given),)


def _families(family: Spelt) -> Iterator[Spelt]:
    yield family
    yield ("".join(family),)
    if family[0] in PARTICLES:
        yield tuple(word for word in family if word not in PARTICLES) or family


def _initials(given: Spelt) -> Iterator[Spelt]:
    letters = tuple(word[0] for word in given)
    yield letters
    yield letters[:1]
    yield ("".join(letters),)
    if len(given) > 1:
        yield (given[0], *letters[1:])
