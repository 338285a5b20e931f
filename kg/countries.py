"""The ISO 3166-1 code of a country that is named in full, and None for everything in doubt.

Bare "Korea" and "Congo" have no code here: the names alone do not tell which of the two is meant.
Two-letter codes are not read, since IT and AI are words of every programme.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pycountry

from kg.text import clean

ALIASES = {
    "bolivia": "BO",
    "brunei": "BN",
    "burma": "MM",
    "cape verde": "CV",
    "democratic republic of congo": "CD",
    "democratic republic of the congo": "CD",
    "dr congo": "CD",
    "drc": "CD",
    "east timor": "TL",
    "england": "GB",
    "great britain": "GB",
    "holland": "NL",
    "iran": "IR",
    "ivory coast": "CI",
    "kingdom of saudi arabia": "SA",
    "laos": "LA",
    "macau": "MO",
    "macedonia": "MK",
    "micronesia": "FM",
    "moldova": "MD",
    "north korea": "KP",
    "north macedonia": "MK",
    "palestine": "PS",
    "people's republic of china": "CN",
    "republic of congo": "CG",
    "republic of korea": "KR",
    "republic of the congo": "CG",
    "russia": "RU",
    "scotland": "GB",
    "south korea": "KR",
    "swaziland": "SZ",
    "syria": "SY",
    "taiwan": "TW",
    "tanzania": "TZ",
    "the gambia": "GM",
    "the netherlands": "NL",
    "the philippines": "PH",
    "turkey": "TR",
    "türkiye": "TR",
    "u.k.": "GB",
    "u.s.": "US",
    "u.s.a.": "US",
    "uae": "AE",
    "uk": "GB",
    "united kingdom": "GB",
    "united states": "US",
    "united states of america": "US",
    "us": "US",
    "usa": "US",
    "vatican": "VA",
    "venezuela": "VE",
    "viet nam": "VN",
    "vietnam": "VN",
}
DOUBTFUL = frozenset({"congo", "korea"})


def country_code(text: str) -> str | None:
    """The alpha-2 code, where the whole text is the name of one country."""
    name = clean(text).casefold().replace("\u2019", "'").removesuffix(",")
    # "us" in lower case is a word of running text.
    if name in DOUBTFUL or (name == "us" and clean(text) != "US"):
        return None
    return ALIASES.get(name) or _listed().get(name)


@cache
def _listed() -> Mapping[str, str]:
    """The standard's own names, in small letters, and their codes."""
    kinds = ("name", "common_name", "official_name")
    return {
        str(name).casefold(): str(country.alpha_2)
        for country in pycountry.countries
        for kind in kinds
        if (name := getattr(country, kind, None)) is not None
    }


def country_name(code: str) -> str:
    """The everyday English name of a country by its alpha-2 code."""
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        raise ValueError(f"{code!r} is not the code of a country")
    return str(getattr(country, "common_name", None) or country.name)
