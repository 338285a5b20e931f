"""A person's gender, as some programmes print it beside a region: found only to be dropped.

It is recorded nowhere, counted nowhere, and does not stand in what is shown as skipped.
"""

from __future__ import annotations

import re

WORDS = frozenset(
    [
        *("male", "female", "man", "woman", "men", "women", "m", "f", "he", "she", "non-binary"),
        *("other", "transgender male", "transgender female", "gender variant"),
        *("gender-variant", "prefer not to answer"),
    ]
)
ANY = "|".join(sorted(WORDS, key=len, reverse=True))
AT_END = re.compile(rf"(?:\s?[,;/|]\s?|\s[-\u2013\u2014]\s)(?:{ANY})\.?\s?$", re.IGNORECASE)
IN_REMARK = re.compile(r"\([^()]*\)")
SEPARATOR = re.compile(r"\s*[;,/]\s*")


def split_remark(remark: str) -> tuple[bool, str | None]:
    """Whether a remark such as `Asia; female` states a gender, and what else it states."""
    parts = [part for part in SEPARATOR.split(remark.strip()) if part]
    others = [part for part in parts if part.casefold() not in WORDS]
    return len(others) < len(parts), "; ".join(others) or None


def without_gender(text: str) -> str:
    """The text with every gender in brackets taken out."""
    return IN_REMARK.sub(_without, text).replace(" ()", "")


def without_gender_at_end(text: str) -> str:
    """The text with no gender in brackets, and none as its last part: `Ada Mare, KTA, female`."""
    return AT_END.sub("", without_gender(text))


def _without(found: re.Match[str]) -> str:
    states_gender, others = split_remark(found.group()[1:-1])
    return f"({others or ''})" if states_gender else found.group()
