"""Which addresses of this site have earlier states, and what has to be there for one (URI-R)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.namespaces import ONTOLOGY, VOCABULARY
from server.links import quoted

LONGEST = 1_000
"""Characters of an address that has a history here."""
# A query as a page of a list or a form of data has it; any other is no state of a page.
QUERY = re.compile(r"[A-Za-z0-9=&._~%+,:/-]{0,300}")
# What every release has: its lists, and the whole of it.
EVERYWHERE = frozenset(
    {
        *("", "meetings", "programme", "sessions", "people", "organizations", "series"),
        *("places", "documents", "themes", "pictures", "figures", "ontology", "shapes"),
        *("voc/", "void", "graph/", "dump.nq"),
    }
)


@dataclass(frozen=True, slots=True)
class Original:
    """An address here. path: as it is written in an address, without a slash before it.

    things: what it may be about, one of which a release must have that is to have the address;
    nothing where every release has it.
    """

    base: str
    path: str
    query: str = ""
    things: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The whole address."""
        return f"{self.base}{self.rest}"

    @property
    def rest(self) -> str:
        """What comes after the base."""
        return f"{self.path}?{self.query}" if self.query else self.path


def original(base: str, path: str, query: str = "") -> Original | None:
    """The address with this path, decoded and without a slash before it; None for any other."""
    if len(path) + len(query) > LONGEST or QUERY.fullmatch(query) is None:
        return None
    if path in EVERYWHERE:
        return Original(base, path, query)
    lead, slash, rest = path.partition("/")
    named = _things(base, lead, rest) if slash and rest else ()
    return Original(base, quoted(path), query, named) if named else None


def _things(base: str, lead: str, rest: str) -> tuple[str, ...]:
    stem = rest.rpartition(".")[0]
    plain, ended = quoted(rest), quoted(stem)
    if lead in ("id", "doc"):
        return (f"{base}id/{plain}",)
    if lead in ("data", "cite"):
        return (f"{base}id/{ended}",) if stem else ()
    if lead == "whole":
        return (f"{base}id/{quoted(rest.partition('/')[2])}",)
    if lead == "programme":
        return (f"{base}id/meeting/{plain}",)
    spaces = {"graph": f"{base}graph/", "voc": VOCABULARY, "ontology": ONTOLOGY}
    space = spaces.get(lead)
    if space is None:
        return ()
    # The last part of a name may have a point in it.
    return (f"{space}{plain}", f"{space}{ended}") if stem else (f"{space}{plain}",)
