"""What a name says of a country, of numbers and of parts: qualifiers that keep two names apart."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.countries import DOUBTFUL, country_code
from kg.resolve.bodies.names import REMEMBERED, organization_key

PARTS = frozenset(
    [
        *("branch", "bureau", "caucus", "chapter", "committee", "department", "division"),
        *("faculty", "initiative", "office", "secretariat", "section", "sector", "school"),
        *("subcommittee", "taskforce", "unit", "youth", "team", "program", "project", "group"),
    ]
)
PEOPLES = {
    "american": "US",
    "argentine": "AR",
    "australian": "AU",
    "austrian": "AT",
    "bangladeshi": "BD",
    "belgian": "BE",
    "brazilian": "BR",
    "british": "GB",
    "bulgarian": "BG",
    "canadian": "CA",
    "chilean": "CL",
    "chinese": "CN",
    "colombian": "CO",
    "croatian": "HR",
    "cuban": "CU",
    "czech": "CZ",
    "danish": "DK",
    "dutch": "NL",
    "egyptian": "EG",
    "estonian": "EE",
    "ethiopian": "ET",
    "finnish": "FI",
    "french": "FR",
    "georgian": "GE",
    "german": "DE",
    "ghanaian": "GH",
    "greek": "GR",
    "hungarian": "HU",
    "icelandic": "IS",
    "indian": "IN",
    "indonesian": "ID",
    "irish": "IE",
    "israeli": "IL",
    "italian": "IT",
    "japanese": "JP",
    "jordanian": "JO",
    "kenyan": "KE",
    "latvian": "LV",
    "lebanese": "LB",
    "lithuanian": "LT",
    "malaysian": "MY",
    "mexican": "MX",
    "moroccan": "MA",
    "nepalese": "NP",
    "nigerian": "NG",
    "norwegian": "NO",
    "pakistani": "PK",
    "peruvian": "PE",
    "philippine": "PH",
    "polish": "PL",
    "portuguese": "PT",
    "romanian": "RO",
    "russian": "RU",
    "serbian": "RS",
    "slovak": "SK",
    "slovenian": "SI",
    "spanish": "ES",
    "swedish": "SE",
    "swiss": "CH",
    "thai": "TH",
    "tunisian": "TN",
    "turkish": "TR",
    "ugandan": "UG",
    "ukrainian": "UA",
    "vietnamese": "VN",
    "zambian": "ZM",
    "korean": "korea",
    "us": "US",
    "u s": "US",
    "uk": "GB",
    "u k": "GB",
}
"""What is said of a country's own, in one word; "Korean" doesn't tell of which Korea."""

_MOST_WORDS = 5


@lru_cache(maxsize=REMEMBERED)
def countries_in(name: str) -> frozenset[str]:
    """The countries that the words of a name stand for: codes, and bare "korea" or "congo"."""
    return frozenset(code for code, _ in _found(organization_key(name).split()))


@lru_cache(maxsize=REMEMBERED)
def without_countries(name: str) -> str:
    """The key without the words that stand for a country, and what joins them to the rest."""
    words = organization_key(name).split()
    for _, span in sorted(_found(words), key=lambda found: -found[1].start):
        before = span.start
        while before and words[before - 1] in {"of", "the", "for", "in"}:
            before -= 1
        del words[before : span.stop]
    return " ".join(words)


def _found(words: list[str]) -> list[tuple[str, range]]:
    """Each country with its place among the words, the longest names first and none in another."""
    found: list[tuple[str, range]] = []
    taken: set[int] = set()
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            code = None if taken & set(span) else _country(" ".join(words[start : span.stop]))
            if code is not None:
                found.append((code, span))
                taken |= set(span)
    return found


@lru_cache(maxsize=REMEMBERED)
def _country(text: str) -> str | None:
    if text in DOUBTFUL:
        return text
    return PEOPLES.get(text) or (country_code(text) if text != "georgia" else None)


def numbers_in(name: str) -> frozenset[str]:
    """The numbers in a name; two names of one body do not differ in them."""
    return frozenset(re.findall(r"\d+", name))


def parts_in(name: str) -> frozenset[str]:
    """The words that make a name one of a part: a chapter, a department, a project."""
    return PARTS & set(organization_key(name).split())
