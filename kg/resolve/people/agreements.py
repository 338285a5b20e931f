"""How two full names agree, and what in them speaks against it: each a small question of its own.

An agreement names its reason; `None` is no agreement. What differs in a generation, a middle name
or an initial is never an agreement, however alike the letters are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rapidfuzz.distance import OSA

from kg.concepts import Evidence
from kg.resolve.people.names import PersonName

SHORTEST_SLIP = 5
SHORTEST_SOUND = 4
LONG_WORD = 8
SOUNDS = (("ck", "k"), ("c", "k"), ("q", "k"), ("ph", "f"), ("y", "i"), ("w", "v"), ("z", "s"))
_TWICE = re.compile(r"(.)\1")

Agreement = Callable[[PersonName, PersonName], Evidence | None]


def agreement(left: PersonName, right: PersonName) -> Evidence | None:
    """The strongest way in which two names agree; None where they don't."""
    if against(left, right):
        return None
    return next(filter(None, (found(left, right) for found in STRONGEST_FIRST)), None)


def against(left: PersonName, right: PersonName) -> tuple[Evidence, ...]:
    """What in two names keeps every rule from joining them."""
    found = []
    if left.generation != right.generation:
        found.append(Evidence.GENERATION_DIFFERS)
    if left.compact == right.compact:
        return tuple(found)
    if same_words(left, right):
        return (*found, Evidence.NAME_ORDER_DIFFERS)
    if not _one_given_name(left.given, right.given):
        found.append(Evidence.GIVEN_NAME_DIFFERS)
    if not _one_surname(left, right):
        found.append(Evidence.SURNAME_DIFFERS)
    if left.core == right.core and not _aligned(left.middles, right.middles):
        found.append(_middle_differs(left, right))
    return tuple(found)


def same_name(left: PersonName, right: PersonName) -> Evidence | None:
    """Written alike once titles, case, accents and punctuation are put aside."""
    return Evidence.SAME_NORMALISED_NAME if left.words == right.words else None


def same_but_for_marks(left: PersonName, right: PersonName) -> Evidence | None:
    """Umlauts written with an e, and hyphens, put aside as well."""
    return Evidence.SAME_BUT_FOR_MARKS if left.compact == right.compact else None


def middle_left_out(left: PersonName, right: PersonName) -> Evidence | None:
    """The same first and last word; the middle names of one are those of the other, or fewer."""
    if left.is_partial or right.is_partial or left.core != right.core:
        return None
    return Evidence.MIDDLE_NAME_LEFT_OUT if _aligned(left.middles, right.middles) else None


def initial_only(left: PersonName, right: PersonName) -> Evidence | None:
    """An initial stands for the given name: "A. Mare"."""
    if left.is_partial or right.is_partial or left.family != right.family:
        return None
    short, long = sorted((left, right), key=lambda name: len(name.given))
    stands = len(short.given) == 1 < len(long.given) and long.given[0] == short.given
    middles = _aligned(short.middles, long.middles)
    return Evidence.INITIAL_FOR_GIVEN_NAME if stands and middles else None


def cut_short(left: PersonName, right: PersonName) -> Evidence | None:
    """A last surname is left out: "Ada Mare" of "Ada Mare Lind"."""
    short, long = sorted((left.folded, right.folded), key=len)
    cut = 1 < len(short) < len(long) and long[: len(short)] == short
    return Evidence.SHORT_FORM if cut and len(short[-1]) > 1 else None


def slip(left: PersonName, right: PersonName) -> Evidence | None:
    """One word differs in a letter or two, and all others are the same."""
    if len(left.words) != len(right.words) or left.is_partial:
        return None
    pairs = tuple(zip(left.folded, right.folded, strict=True))
    differing = [place for place, (one, other) in enumerate(pairs) if one != other]
    if len(differing) != 1:
        return None
    given = differing[0] < len(pairs) - 1
    return Evidence.SPELLING_SLIP if is_slip(*pairs[differing[0]], given=given) else None


def is_slip(one: str, other: str, *, given: bool) -> bool:
    """Whether a long word may be another one misspelt.

    given: a given name's last letter makes another name of it (Daniel, Daniela), so it must agree.
    """
    length = min(len(one), len(other))
    if length >= SHORTEST_SOUND and sound(one) == sound(other):
        return True
    if length < SHORTEST_SLIP or one[0] != other[0] or (given and one[-1] != other[-1]):
        return False
    most = 2 if length >= LONG_WORD else 1
    return OSA.distance(one, other, score_cutoff=most) <= most


def sound(word: str) -> str:
    """The word without what is heard alike: c and k, ph and f, y and i, one letter or two."""
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    return _TWICE.sub(r"\1", word)


def same_words(left: PersonName, right: PersonName) -> Evidence | None:
    """The same words in any order; in another one they may be two people."""
    return Evidence.SAME_WORDS if sorted(left.folded) == sorted(right.folded) else None


STRONGEST_FIRST: tuple[Agreement, ...] = (
    same_name,
    same_but_for_marks,
    middle_left_out,
    initial_only,
    cut_short,
    slip,
)


def _middle_differs(left: PersonName, right: PersonName) -> Evidence:
    initial = any(len(word) == 1 for word in (*left.middles, *right.middles))
    return Evidence.MIDDLE_INITIAL_DIFFERS if initial else Evidence.MIDDLE_NAME_DIFFERS


def _one_given_name(one: str, other: str) -> bool:
    return _stands_for(one, other) or is_slip(one, other, given=True)


def _one_surname(left: PersonName, right: PersonName) -> bool:
    among = left.family in right.folded or right.family in left.folded
    return among or is_slip(left.family, right.family, given=False)


def _aligned(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the fewer middle names are among the others, in order; an initial stands for one."""
    short, long = sorted((left, right), key=len)
    rest = iter(long)
    return all(any(_stands_for(word, other) for other in rest) for word in short)


def _stands_for(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
