"""What stands after a person's name: `Position, Body, Country`, and who is named before it.

A position may hold commas of its own, so the body is the last part before a country. What cannot
be told apart stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.countries import DOUBTFUL, country_code
from kg.names import CREDENTIALS

LEGAL_FORMS = frozenset({"inc", "inc.", "ltd", "ltd.", "llc", "llp", "gmbh", "s.a.", "plc", "corp"})
ACRONYM = re.compile(r"(?P<name>[^()]+?) ?\((?P<acronym>[A-Z][A-Za-z0-9&-]+)\)")
KOREA = re.compile(r"\bKorean?\b")
NORTH = re.compile(r"\b(?:north|dprk|democratic people)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Affiliation:
    """The parts of a printed affiliation; stated is the whole string."""

    stated: str
    organization: str
    position: str | None = None
    country: str | None = None


def name_and_rest(text: str) -> tuple[str, str | None]:
    """The name before the first comma, with its degrees, and what follows."""
    name, *rest = text.split(", ")
    while rest and rest[0].casefold() in CREDENTIALS:
        name = f"{name}, {rest.pop(0)}"
    return name, ", ".join(rest) or None


def affiliation_of(stated: str) -> Affiliation:
    """`Director, Threat Centre, KISA, Korea` as position, body and country."""
    parts = _parts(stated)
    country = parts.pop() if len(parts) > 1 and _is_country(parts[-1]) else None
    organization = parts.pop()
    return Affiliation(stated, organization, ", ".join(parts) or None, country)


def _parts(stated: str) -> list[str]:
    parts: list[str] = []
    for part in stated.split(", "):
        if parts and part.casefold() in LEGAL_FORMS:
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return parts


def _is_country(part: str) -> bool:
    return part.casefold() in DOUBTFUL or country_code(part) is not None


def code_of_country(
    country: str | None, organizations: tuple[str, ...], acronyms: dict[str, str]
) -> str | None:
    """The country's code; bare "Korea" is KR only where the body itself bears the name.

    acronyms: what short names stand for in the same document.
    """
    if country is None or country.casefold() != "korea":
        return country_code(country) if country else None
    bodies = (acronyms.get(name, name) for name in organizations)
    bears_the_name = any(KOREA.search(body) and not NORTH.search(body) for body in bodies)
    return "KR" if bears_the_name else None


def acronyms_in(organizations: Iterable[str]) -> dict[str, str]:
    """Acronyms that a document explains itself: `Korea Internet & Security Agency (KISA)`."""
    explained = (ACRONYM.fullmatch(organization) for organization in organizations)
    return {found["acronym"]: found["name"] for found in explained if found}
