"""What can be looked for: persons, organizations, sessions and series, each with its own key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from kg.names import name_key
from kg.namespaces import PREFIXES
from kg.resolve.bodies.names import organization_key


@dataclass(frozen=True, slots=True)
class Kind:
    """key: what two spellings of one name share, by the rules that the graph itself is made by.

    term: its class, as a query writes it.
    """

    id: str
    name: str
    description: str
    term: str
    key: Callable[[str], str]


def title_key(title: str) -> str:
    """The words of a title without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", title.replace("&", " and "))
    letters = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())


PERSON = Kind(
    "person", "Person", "Somebody whom a document names in full.", "schema:Person", name_key
)
ORGANIZATION = Kind(
    "organization",
    "Organisation",
    "A body that somebody spoke for, or that took part itself.",
    "schema:Organization",
    organization_key,
)
SESSION = Kind("session", "Session", "A session of an annual meeting.", "igf:Session", title_key)
SERIES = Kind(
    "series",
    "Session series",
    "Sessions of one body or on one topic that come back over the years.",
    "igf:SessionSeries",
    title_key,
)
KINDS = {kind.id: kind for kind in (PERSON, ORGANIZATION, SESSION, SERIES)}


def kind_of(name: str) -> Kind | None:
    """The kind that a client names: by our id, or by the class in short or in full."""
    asked = name.strip().lstrip("/").casefold()
    for kind in KINDS.values():
        prefix, _, local = kind.term.partition(":")
        if asked in {kind.id, kind.term.casefold(), f"{PREFIXES[prefix]}{local}".casefold()}:
            return kind
    return None
