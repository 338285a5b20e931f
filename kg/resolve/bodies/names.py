"""When two names of a body are the same name: spelling and legal form aside, nothing more.

"Microsoft Corp" is "Microsoft"; "Microsoft Korea" is not. Each key puts aside one thing more than
the one before it, and only where the name is long enough to bear that.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cleanco import basename

from kg.resolve.bodies.acronyms import split_acronym

REMEMBERED = 65_536
"""Names whose keys are kept, since each is asked for by many rules."""

SMALL_WORDS = frozenset({"a", "an", "at", "by", "for", "in", "of", "on", "the", "to"})
"""Articles and prepositions; "and" joins two things, and so is none of them."""

SPELLINGS = {"centre": "center", "centres": "centers", "programme": "program", "defence": "defense"}
_ISATION = re.compile(r".{3}isations?$")
_LONG_WORD = 10
_LONG_NAME = 3
_JOINED = 6


@lru_cache(maxsize=REMEMBERED)
def organization_key(name: str) -> str:
    """The name for comparison.

    Case, accents, punctuation, "the", "&", legal form and British or American spelling put aside.
    """
    bare, _ = split_acronym(name)
    without_form = basename(bare) or bare
    plain = unicodedata.normalize("NFKD", without_form.replace("&", " and "))
    letters = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    words = re.sub(r"[^\w]+", " ", re.sub(r"['\u2019]", "", letters)).split()
    kept = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    return " ".join(_american(word) for word in kept)


def _american(word: str) -> str:
    if _ISATION.search(word):
        return word.replace("isation", "ization")
    return SPELLINGS.get(word, word)


def joined_key(name: str) -> str | None:
    """The key without its blanks, for names that break words otherwise: "LIRNE Asia"."""
    joined = organization_key(name).replace(" ", "")
    return joined if len(joined) >= _JOINED and not joined.isdigit() else None


@lru_cache(maxsize=REMEMBERED)
def wording_key(name: str) -> str | None:
    """The content words in their order, long ones without a plural's s; None for a short name.

    "Association of Progressive Communications" is "Association for Progressive Communication".
    """
    words = content_words(name)
    return " ".join(words) if len(words) >= _LONG_NAME else None


def content_words(name: str) -> tuple[str, ...]:
    """The words of the key that are no articles or prepositions, long ones without a plural's s."""
    words = organization_key(name).split()
    return tuple(_singular(word) for word in words if word not in SMALL_WORDS)


def _singular(word: str) -> str:
    plural = (
        len(word) >= _LONG_WORD and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )
    return word[:-1] if plural else word


def is_acronym(name: str) -> bool:
    """One word, with two capitals at least and more capitals than not."""
    word = name.strip()
    capitals = sum(char.isupper() for char in word)
    return " " not in word and capitals > 1 and capitals * 2 > len(word)


def has_legal_form(name: str) -> bool:
    """Whether the name ends in a legal form, such as Corp or Ltd."""
    bare, _ = split_acronym(name)
    return basename(bare) not in {"", bare}
