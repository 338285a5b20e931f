"""The figures and years of the home page, out of the answers that a build keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.answered import Answers
from kg.answers.questions import TOTALS, YEARS
from kg.namespaces import PREFIXES
from kg.store import Store
from server.links import link

PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())

LABELS = (
    ("meetings", "annual meetings"),
    ("sessions", "sessions"),
    ("series", "series of sessions"),
    ("people", "people"),
    ("organizations", "organisations"),
    ("documents", "documents"),
    ("statements", "statements on who took part"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A count and what it counts; key: the address of the list that shows them, if there is one."""

    key: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Year:
    """An annual meeting, where it was, and how many of its sessions are in the graph."""

    name: str
    year: str
    place: str
    href: str
    sessions: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the home page tells of a build."""

    figures: tuple[Figure, ...]
    years: tuple[Year, ...]


def overview(answers: Answers, base: str) -> Overview:
    """The home page's part of the answers."""
    (totals,) = texts(answers.rows(TOTALS))
    figures = (Figure(key, label, int(totals[key])) for key, label in LABELS)
    return Overview(tuple(figures), tuple(_years(texts(answers.rows(YEARS)), base)))


def select(store: Store, query: str) -> list[dict[str, str]]:
    """The rows of a query of ours, as texts; a variable without a value is left out."""
    answer = store.query(PROLOGUE + query)
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError(f"not a SELECT query: {query}")
    return texts(answer)


def texts(rows: ox.QuerySolutions) -> list[dict[str, str]]:
    """Rows as texts; a variable without a value is left out."""
    names = [variable.value for variable in rows.variables]
    return [
        {
            name: row[name].value
            for name in names
            if isinstance(row[name], ox.NamedNode | ox.Literal)
        }
        for row in rows
    ]


def _years(rows: Iterable[dict[str, str]], base: str) -> list[Year]:
    found: dict[str, Year] = {}
    for row in rows:
        iri = row["meeting"]
        before = found.get(iri)
        # A meeting in two towns is one meeting.
        place = row["place"] if before is None else f"{before.place}, {row['place']}"
        found[iri] = Year(
            row["name"],
            row["start"][:4],
            place,
            link(iri, base) or iri,
            int(row["sessions"]),
        )
    return list(found.values())
