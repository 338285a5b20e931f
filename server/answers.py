"""The answer to a query as a table for people, with addresses to follow.

A page shows the first rows of a long answer and says so; the data forms have all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from server.links import link
from server.pages.values import Value


@dataclass(frozen=True, slots=True)
class Shown:
    """verdict: of an ASK. more: whether there are rows beyond those shown."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]
    more: bool
    verdict: bool | None
    forms: tuple[str, ...]


def shown(told: Mapping[str, Any], forms: tuple[str, ...], base: str, root: str) -> Shown:
    """What a page shows of an answer. told: by `server.isolation.worker.shown`."""
    if "verdict" in told:
        return Shown((), (), False, told["verdict"], forms)
    rows = tuple(tuple(_cell(cell, base, root) for cell in row) for row in told["rows"])
    return Shown(tuple(told["columns"]), rows, told["more"], None, forms)


def _cell(cell: tuple[str, str, str | None] | None, base: str, root: str) -> Value | None:
    if cell is None:
        return None
    kind, text, language = cell
    if kind == "iri":
        return Value(text.removeprefix(base), link(text, base, root))
    return Value(text, None, language)
