"""Small graphs to compare, written as their dumps are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from kg.releases.comparing import compare
from kg.releases.difference import Change, Difference, Published

BASE = "https://igf.example.org/"
SCHEMA = "https://schema.org/"
ONT = "https://w3id.org/igf-kg/ont#"
VOC = "https://w3id.org/igf-kg/voc/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
REPLACED = "http://purl.org/dc/terms/isReplacedBy"
WITHHELD = '"a person whose name is withheld"@en'

Row = tuple[str, str, str, str]


class Reads(Protocol):
    def __call__(self) -> Iterator[str]: ...


def iri(path: str) -> str:
    return f"{BASE}id/{path}"


def row(subject: str, predicate: str, value: str, graph: str = "curated") -> Row:
    """A quad: paths below `id/`, terms of schema.org by their name, values as N-Triples."""
    term = predicate if ":" in predicate else f"{SCHEMA}{predicate}"
    told = value if value.startswith(('"', "<")) else f"<{iri(value)}>"
    return iri(subject), term, told, f"{BASE}graph/{graph}"


def dump(rows: Iterable[Row]) -> Reads:
    lines = sorted({f"<{s}> <{p}> {o} <{g}> .\n" for s, p, o, g in rows})
    return lambda: iter(lines)


def difference(before: Iterable[Row], after: Iterable[Row]) -> Difference:
    was, now = Published("2026.1", BASE, "1" * 64), Published("2026.2", BASE, "2" * 64)
    return compare(dump(before), dump(after), was, now)


def session(key: str, title: str) -> tuple[Row, ...]:
    subject = f"session/{key}"
    return (
        row(subject, TYPE, f"<{ONT}Session>"),
        row(subject, "name", f'"{title}"@en'),
    )


def person(key: str, name: str) -> tuple[Row, ...]:
    return (
        row(f"person/{key}", TYPE, f"<{SCHEMA}Person>"),
        row(f"person/{key}", "name", f'"{name}"'),
    )


def speaks(key: str, session_key: str, party: str, status: str = "planned") -> tuple[Row, ...]:
    """A participation, with what the document says of it."""
    subject = f"participation/{key}"
    return (
        row(subject, TYPE, f"<{ONT}Participation>"),
        row(subject, f"{ONT}inSession", f"session/{session_key}"),
        row(subject, f"{ONT}participant", f"person/{party}"),
        row(subject, f"{ONT}role", f"<{VOC}role/speaker>"),
        row(subject, f"{ONT}status", f"<{VOC}participation-status/{status}>"),
        row(f"session/{session_key}", "performer", f"person/{party}"),
    )


def told(changes: tuple[Change, ...]) -> dict[str, tuple[list[str], list[str]]]:
    """Of each resource, what it says more and less, in short."""
    return {
        change.iri.removeprefix(f"{BASE}id/"): (
            [short(line.predicate, line.object) for line in change.added],
            [short(line.predicate, line.object) for line in change.removed],
        )
        for change in changes
    }


def short(predicate: str, value: str) -> str:
    word = predicate.replace("#", "/").rpartition("/")[2]
    return f"{word} {value.replace(f'{BASE}id/', '')}"
