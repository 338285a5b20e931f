"""The pattern after which one cell names a person: `name (affiliation)`, `name, stakeholder`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.sources.affiliations import name_and_rest
from kg.sources.genders import WORDS
from kg.sources.tables.column_fields import Field

PARTS: dict[str, Field] = {
    "name": Field.PARTY,
    "affiliation": Field.AFFILIATION,
    "position": Field.POSITION,
    "stakeholder": Field.STAKEHOLDER,
    "region": Field.REGION,
    "country": Field.COUNTRY,
    "role": Field.ROLE,
}
WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """steps: each part, and the text that ends it; the last one's may be empty."""

    steps: tuple[tuple[Field, str], ...]

    def split(self, text: str) -> tuple[Mapping[Field, str], str]:
        """The parts of an entry, which may end early, and what is left of it after the last."""
        found: dict[Field, str] = {}
        rest = text
        for part, end in self.steps:
            value, rest = _until(end, rest, part)
            value = value.strip()
            if value and value.casefold() not in WORDS:
                found[part] = value
        return found, rest.strip()


def _until(end: str, text: str, part: Field) -> tuple[str, str]:
    if not end:
        return text, ""
    if part is Field.PARTY and end.strip() == ",":
        name, rest = name_and_rest(text)
        return name, rest or ""
    value, _, rest = text.partition(end.rstrip() or end)
    return value, rest


def pattern_of(text: str) -> Pattern:
    """Raises ValueError for a text that is no pattern."""
    words = list(WORD.finditer(text))
    unknown = [word[0] for word in words if word[0] not in PARTS]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no part of a name; write some of {', '.join(PARTS)}")
    fields = [PARTS[word[0]] for word in words]
    if Field.PARTY not in fields or len(set(fields)) < len(fields) or text[: words[0].start()]:
        raise ValueError("a pattern has `name` and other parts once, such as 'name (affiliation)'")
    limits = [word.start() for word in words[1:]] + [len(text)]
    ends = [text[word.end() : limit] for word, limit in zip(words, limits, strict=True)]
    if not all(ends[:-1]):
        raise ValueError("two parts of the pattern stand side by side; put a comma between them")
    return Pattern(tuple(zip(fields, ends, strict=True)))
