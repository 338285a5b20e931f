"""All dumps of a graph as a folder: RDF in every form, tables, and the sums of all.

The same graph gives the same files, byte for byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.publish.dumps import Statements
from kg.publish.packing import ENDINGS, packed
from kg.publish.tables.catalogue import files
from kg.verification.sums import SUMS, parse_sums, sums_text

TABLES = "tables"
WHOLE, CURATED = "igf", "curated"
# The forms that hold all graphs, and those that hold the curated one alone.
FORMS = {"nq": WHOLE, "trig": WHOLE, "jsonld": WHOLE, "ttl": CURATED, "nt": CURATED}


@dataclass(frozen=True, slots=True)
class Dumped:
    """A file of the set. name: within the folder, as in `tables/people.csv`."""

    name: str
    size: int
    sha256: str


def write_dumps(nquads: bytes, base: str, folder: Path) -> tuple[Dumped, ...]:
    """Write all dumps of a graph into an empty folder; raises OSError where they can't be.

    nquads: in any order. The folder gets `SHA256SUMS` last, in the order of what is returned.
    """
    (folder / TABLES).mkdir()
    written: list[Dumped] = []
    for name, content in contents(nquads, base):
        (folder / name).write_bytes(content)
        written.append(Dumped(name, len(content), hashlib.sha256(content).hexdigest()))
    told = tuple(sorted(written, key=lambda dumped: dumped.name))
    (folder / SUMS).write_text(sums_text((one.name, one.sha256) for one in told), "utf-8")
    return told


def contents(nquads: bytes, base: str) -> Iterator[tuple[str, bytes]]:
    """The files, each with its name."""
    statements = Statements.of(nquads, base)
    for form, stem in FORMS.items():
        content = statements.written(form)
        for ending in ENDINGS:
            yield f"{stem}.{form}{ending}", packed(content, ending)
    for name, content in files(statements.quads, base).items():
        yield f"{TABLES}/{name}", content


def read_dumps(folder: Path) -> tuple[Dumped, ...]:
    """The files of a folder by its sums.

    Raises OSError, SourceError or ValueError where it is no whole set.
    """
    path = folder / SUMS
    sums = parse_sums(path.read_bytes(), str(path)).of
    return tuple(
        Dumped(name, (folder / name).stat().st_size, digest)
        for name, (digest,) in sorted(sums.items())
    )
