"""All tables, and their files for a dump with the description of every column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.publish.tables import csvw, readme
from kg.publish.tables.documents import DOCUMENTS
from kg.publish.tables.facts import Facts
from kg.publish.tables.happenings import MEETINGS, SESSIONS
from kg.publish.tables.parties import ORGANIZATIONS, PEOPLE
from kg.publish.tables.parts import PARTICIPATIONS

TABLES = (SESSIONS, PEOPLE, ORGANIZATIONS, PARTICIPATIONS, MEETINGS, DOCUMENTS)


def files(quads: Iterable[ox.Quad], base: str) -> Mapping[str, bytes]:
    """The tables of a dataset and what describes them, by name."""
    facts = Facts.of(quads, base)
    return {
        **{table.file: table.written(facts) for table in TABLES},
        csvw.FILE: csvw.metadata(TABLES),
        readme.FILE: readme.text(TABLES),
    }
