"""When two names of a body are the same name: spelling and legal form aside, nothing more.

"Microsoft Corp" is "Microsoft"; "Microsoft Korea" is not. A name that many countries have, such as
a ministry's, and a short acronym say too little to link two documents by themselves.
"""

from __future__ import annotations

import re
import unicodedata

from cleanco import basename

GENERIC = frozenset(
    [
        *("government", "governments", "ministry", "ministries", "department", "parliament"),
        *("senate", "embassy", "mission", "police", "university", "college"),
        *("institute", "school", "media", "press", "academia", "industry"),
        *("business", "youth", "student", "students", "consultant", "independent"),
        *("freelance", "freelancer", "self", "employed", "private", "sector"),
        *("civil", "society", "technical", "community", "national", "regulator"),
        *("regulatory", "authority", "of", "and", "for", "the"),
    ]
)
SHORT_ACRONYM = 3
_TRAILING_ACRONYM = re.compile(r"^(?P<name>.{4,}?)\s*\((?P<acronym>[A-Z][A-Za-z&.\-]{1,14})\)$")


def split_acronym(name: str) -> tuple[str, str | None]:
    """The name and the acronym that it carries in brackets at its end, if it does."""
    match = _TRAILING_ACRONYM.match(name.strip())
    return (match["name"], match["acronym"]) if match else (name.strip(), None)


def organization_key(name: str) -> str:
    """The name for comparison: case, accents, punctuation, "the", "&" and legal form put aside."""
    bare, _ = split_acronym(name)
    without_form = basename(bare) or bare
    plain = unicodedata.normalize("NFKD", without_form.replace("&", " and "))
    letters = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    words = re.sub(r"[^\w]+", " ", letters).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def is_acronym(name: str) -> bool:
    """One word, with two capitals at least and more capitals than not."""
    word = name.strip()
    capitals = sum(char.isupper() for char in word)
    return " " not in word and capitals > 1 and capitals * 2 > len(word)


def says_too_little(name: str) -> bool:
    """Whether the name alone can't link two documents: a generic word, or a short acronym."""
    words = organization_key(name).split()
    only_generic = all(word in GENERIC for word in words)
    generic_body = bool(words) and words[0] in {"ministry", "department", "office", "embassy"}
    return only_generic or generic_body or (is_acronym(name) and len(name.strip()) <= SHORT_ACRONYM)
