"""Identifiers of other registers in their canonical form, with their check digits verified.

Accepted as people copy them: bare, as a web address, with spaces or hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from stdnum.iso7064 import mod_11_2

from kg.concepts import Authority
from kg.keys import ALPHABET

ROR_MODULUS = 97
SIXTEEN = re.compile(r"[0-9]{15}[0-9X]")


@dataclass(frozen=True, slots=True)
class Form:
    """How an authority's identifiers look; address: what comes before one on the web."""

    address: re.Pattern[str]
    canonical: Callable[[str], str]


def canonical(authority: Authority, printed: str) -> str:
    """The identifier as its authority writes it; raises ValueError that says what is wrong."""
    form, text = FORMS[authority], printed.strip().rstrip("/")
    bare = form.address.sub("", text)
    if "/" in bare or ":" in bare:
        raise ValueError(f"{text!r} is no address of {authority}; give the identifier alone")
    return form.canonical(re.sub(r"[\s\u2010-\u2015-]", "", bare))


def _wikidata(text: str) -> str:
    found = text.upper()
    if not re.fullmatch(r"Q[1-9][0-9]{0,11}", found):
        raise ValueError(f"{text!r} is no Wikidata item; give a Q and its number, such as Q42")
    return found


def _ror(text: str) -> str:
    """A zero, six characters of Crockford's base 32, and two check digits (ISO 7064, 97-10)."""
    found = text.casefold()
    if not re.fullmatch(rf"0[{ALPHABET}]{{6}}[0-9]{{2}}", found):
        raise ValueError(f"{text!r} is no ROR id; it has a zero, six characters and two digits")
    number = 0
    for char in found[:-2]:
        number = number * len(ALPHABET) + ALPHABET.index(char)
    # What the digits would be: the whole number is then 1 modulo 97.
    digits = ROR_MODULUS + 1 - number * 100 % ROR_MODULUS
    if digits != int(found[-2:]):
        raise ValueError(f"the check digits of ROR id {text!r} are wrong; copy it again")
    return found


def _isni(text: str) -> str:
    return _sixteen(text, "ISNI")


def _orcid(text: str) -> str:
    found = _sixteen(text, "ORCID iD")
    return "-".join(found[start : start + 4] for start in range(0, 16, 4))


def _sixteen(text: str, name: str) -> str:
    """Fifteen digits and a check character (ISO 7064, 11-2)."""
    found = text.upper()
    if not SIXTEEN.fullmatch(found):
        raise ValueError(f"{text!r} is no {name}; it has sixteen digits, the last may be an X")
    if not mod_11_2.is_valid(found):
        raise ValueError(f"the check digit of {name} {text!r} is wrong; copy it again")
    return found


def _address(host: str, *folders: str) -> re.Pattern[str]:
    folder = "|".join(folders)
    return re.compile(rf"^(?:https?://)?(?:www\.)?{re.escape(host)}/(?:{folder})", re.IGNORECASE)


FORMS = {
    Authority.WIKIDATA: Form(_address("wikidata.org", "wiki/", "entity/"), _wikidata),
    Authority.ROR: Form(_address("ror.org", ""), _ror),
    Authority.ISNI: Form(_address("isni.org", "isni/", "page/"), _isni),
    Authority.ORCID: Form(_address("orcid.org", ""), _orcid),
}

PERSONS_ONLY = frozenset({Authority.ORCID})
BODIES_ONLY = frozenset({Authority.ROR})
