"""Who is named in an entry of a report's list, in the forms in which rapporteurs write one.

`Name, Position, Body`, `Name/Body`, `Name - Body`, `Name (Body)` and `Body (Name)`, several of them
too. Which of two is the name must be plain from the two themselves; otherwise nobody is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.concepts import Role
from kg.countries import country_code
from kg.labels import roles_of
from kg.names import display_name, is_written_as_name
from kg.sources.affiliations import name_and_rest

ROLE_FIRST = re.compile(
    r"\((?P<bracket>[^()]{2,60})\) ?(?P<who>.+)|(?P<role>[^:,(]{2,40}): ?(?P<of>.+)"
)
ROLE_LAST = re.compile(r"(?P<who>[^()]+(?:\([^()]*\)[^()]*)?)\((?P<role>[^()]{2,40})\)\.?")
PAIR = re.compile(r"(?P<before>[^();]+)\((?P<inside>[^()]+)\)[,;.]?(?: (?:and|&)(?= ))?\s*")
DASH = re.compile(r" [-\u2013\u2014] ")
TOGETHER = re.compile(r"(?: and | & |,? with (?:the )?assistance (?:of|from) )")
NOT_A_NAME = re.compile(r"[&/@0-9]")

NO_NAME = "no name could be read before the body"
EITHER = "which of the two is the name cannot be told; write `Name, Body`"
SEVERAL = "these may be several people, or one and a body; give each a line"


@dataclass(frozen=True, slots=True)
class Named:
    """A name and what stands with it; role: where the entry says it."""

    name: str
    affiliation: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """An entry, or a part of one, in which nobody could be read for sure."""

    text: str
    reason: str


def named_in(text: str) -> Iterator[Named | Unread]:
    """Everyone in one entry, in order."""
    role, who = _role_apart(text)
    for one in _people(who):
        yield Named(one.name, one.affiliation, role) if isinstance(one, Named) else one


def _role_apart(text: str) -> tuple[str | None, str]:
    """The role that an entry gives, before or behind all else, and the rest."""
    found = ROLE_FIRST.fullmatch(text)
    if found is not None and found["bracket"]:
        return found["bracket"], found["who"]
    if found is not None and _is_role(found["role"]):
        return found["role"], found["of"]
    last = ROLE_LAST.fullmatch(text)
    if last is not None and _is_role(last["role"]):
        return last["role"], last["who"].strip(" ,")
    return None, text


def _is_role(label: str) -> bool:
    return Role.UNSPECIFIED not in roles_of(label)


def _people(text: str) -> Iterator[Named | Unread]:
    pairs = _pairs(text)
    if pairs:
        for before, inside in pairs:
            yield from _pair(before, inside)
        return
    together = [part.strip() for part in TOGETHER.split(text)]
    if len(together) > 1 and all(is_full_name(part) for part in together):
        yield from (Named(part) for part in together)
        return
    yield _person(text)


def _pairs(text: str) -> list[tuple[str, str]]:
    """`X (Y)`, or several of them with commas or "and", where the text is nothing else."""
    pairs: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        found = PAIR.match(text, at)
        if found is None:
            return []
        pairs.append((found["before"].strip(" ,"), found["inside"].strip()))
        at = found.end()
    # "Ada Mare, Korea Tide Agency (KTA)" is one person: the brackets are the body's.
    return [] if any(", " in before for before, _ in pairs) else pairs


def _pair(before: str, inside: str) -> Iterator[Named | Unread]:
    names = [part.strip() for part in inside.split("/")]
    body_first = is_body(before) and all(is_full_name(name) for name in names)
    if is_full_name(before) and not all(is_full_name(name) for name in names):
        yield Named(before, inside)
    elif body_first:
        yield from (Named(name, before) for name in names)
    else:
        yield Unread(f"{before} ({inside})", EITHER)


def _person(text: str) -> Named | Unread:
    """`Name/Body`, `Name - Body` or `Name, Position, Body`; a name alone has nothing with it."""
    parts = text.split(", ")
    if len(parts) > 2 and all(is_full_name(part) for part in parts):
        return Unread(text, SEVERAL)
    name, rest = _split(text)
    if "(" in name or not is_written_as_name(name):
        return Unread(text, NO_NAME)
    return Named(name, rest or None)


def _split(text: str) -> tuple[str, str]:
    dash = DASH.search(text)
    if dash is not None and "," not in text[: dash.start()]:
        return text[: dash.start()].strip(), text[dash.end() :].strip()
    if "/" in text:
        name, _, body = text.partition("/")
        return name.strip(), body.strip()
    name, rest = name_and_rest(text)
    return name.strip(), (rest or "").strip()


def is_full_name(text: str) -> bool:
    """Whether a text has the form of a whole name, and none of a body: two words at least."""
    words = display_name(text).split()
    if len(words) < 2 or NOT_A_NAME.search(text) or all(word.isupper() for word in words):
        return False
    return is_written_as_name(text) and country_code(words[-1]) is None


def is_body(text: str) -> bool:
    """Whether a text is no whole name: one word, capitals, or words that only bodies have."""
    return bool(text) and not is_full_name(text)
