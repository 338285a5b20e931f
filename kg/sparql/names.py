"""The IRIs of a query in full: its relative references and prefixed names, by its prologue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.sparql.references import resolve
from kg.sparql.tokens import Token, fault

ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
LOCAL_ESCAPE = re.compile(r"\\(.)")
OPEN_ENDED = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:(?://[^/?#]*[/?#]|(?!//))")
"""What an IRI begins with that stays one whatever letters are written after it."""


@dataclass(slots=True)
class Names:
    """base: of what follows next. prefixes: as declared so far. text: the query, for its faults."""

    text: str
    base: str
    prefixes: dict[str, str] = field(default_factory=dict)

    def iri(self, token: Token) -> str | None:
        """The absolute IRI that a terminal means, None for a variable."""
        key, said, _ = token
        if key == "prefixed":
            return self._expanded(token)
        return self._resolved(said) if key == "iri" else None

    def rebase(self, token: Token) -> None:
        """BASE with an IRI."""
        self.base = self._resolved(token[1])

    def declare(self, name: Token, token: Token) -> None:
        """PREFIX with a name and an IRI."""
        _, said, place = name
        if said.index(":") != len(said) - 1:
            raise fault(self.text, place, f"{said} is no prefix; end it with its colon")
        self.prefixes[said[:-1]] = self._resolved(token[1])

    def refuse_unclear(self, found: Sequence[Token]) -> None:
        """Names of no declared prefix, or of no valid IRI: our engine takes them apart."""
        for token in found:
            if token[0] == "prefixed":
                self._refuse_unclear(token)

    def _refuse_unclear(self, token: Token) -> None:
        said = token[1]
        prefix, _, local = said.partition(":")
        start = self.prefixes.get(prefix)
        if start is None or "\\" in said or not said.isascii() or not OPEN_ENDED.match(start):
            iri = self._expanded(token)
            if local and not _is_iri(iri):
                what = f"{said} means <{iri}>, which is no IRI; look at the prefix {prefix}:"
                raise fault(self.text, token[2], what)

    def _expanded(self, token: Token) -> str:
        _, said, place = token
        prefix, _, local = said.partition(":")
        if prefix not in self.prefixes:
            what = f"the prefix {prefix}: is not declared; declare it"
            raise fault(self.text, place, what)
        return self.prefixes[prefix] + LOCAL_ESCAPE.sub(r"\1", local)

    def _resolved(self, said: str) -> str:
        return resolve(self.base, ESCAPED.sub(character, said[1:-1]))


def character(found: re.Match[str]) -> str:
    """The character that a codepoint escape stands for."""
    number = int(found.group(1) or found.group(2), 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise fault(found.string, found.start(), f"{found.group()} is no character; take it out")
    return chr(number)


def _is_iri(iri: str) -> bool:
    try:
        ox.NamedNode(iri)
    except ValueError:
        return False
    return True
