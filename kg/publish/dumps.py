"""The graph as a file in any RDF format: the same bytes for the same graph, whole or not at all.

Formats that hold named graphs carry all of them. Turtle and N-Triples have no place for a graph's
name, so they carry the curated graph alone: a union would make facts of what each document says.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ModelError, StoreError
from kg.publish.packing import packed
from kg.publish.prefixes import prefixes_for

FORMATS = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
    "ttl": ox.RdfFormat.TURTLE,
}


def export(nquads: bytes, form: str, path: Path, base: str) -> None:
    """Write the graph to a file, compressed where its name ends in `.gz` or `.zst`."""
    write_whole(path, packed(dump(nquads, form, base), path.suffix))


def dump(nquads: bytes, form: str, base: str) -> bytes:
    """The graph in one of FORMATS; the quads may come in any order."""
    if form not in FORMATS:
        raise StoreError(f"the format {form} is unknown; choose one of {', '.join(FORMATS)}")
    return Statements.of(nquads, base).written(form)


@dataclass(frozen=True, slots=True)
class Statements:
    """A graph read once, to be written in several forms. quads: sorted, graph by graph."""

    quads: tuple[ox.Quad, ...]
    base: str

    @classmethod
    def of(cls, nquads: bytes, base: str) -> Statements:
        """The quads, which may come in any order."""
        quads = ox.parse(nquads, format=ox.RdfFormat.N_QUADS)
        return cls(tuple(sorted(quads, key=_by_graph)), base)

    def written(self, form: str) -> bytes:
        """One of FORMATS; N-Quads have the order of their lines, as the dump of a build has."""
        rdf = FORMATS[form]
        if not rdf.supports_datasets:
            curated = ox.NamedNode(f"{self.base}graph/curated")
            chosen = [quad.triple for quad in self.quads if quad.graph_name == curated]
            return _serialised(chosen, rdf, self.base)
        written = _serialised(self.quads, rdf, self.base)
        if rdf != ox.RdfFormat.N_QUADS:
            return written
        return b"".join(sorted(set(written.splitlines(keepends=True))))


def serialised(
    statements: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat, base: str
) -> bytes:
    """Quads or triples in an RDF format, sorted, with the prefixes they use."""
    return _serialised(sorted(statements, key=_by_graph), form, base)


def _serialised(
    ordered: Sequence[ox.Quad] | Sequence[ox.Triple], form: ox.RdfFormat, base: str
) -> bytes:
    iris = (node.value for row in ordered for node in row if isinstance(node, ox.NamedNode))
    written = ox.serialize(ordered, format=form, prefixes=prefixes_for(iris, base))
    if written is None:
        raise ModelError("nothing was written; report this")
    return written


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file by one rename, so that no reader and no fault ever sees half of it."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        waiting = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            waiting.chmod(0o644)
            waiting.replace(path)
        finally:
            # Also where somebody stops it: nobody comes back to a folder of theirs to clear it.
            waiting.unlink(missing_ok=True)
    except OSError as error:
        raise unwritten(error, str(path)) from error


def unwritten(error: OSError, document: str) -> StoreError:
    """What the operating system says of a file that was to be exported, and what to do."""
    what = (error.strerror or str(error)).lower()
    mend = "look at the directory and the room on its disk, then export again"
    return StoreError(f"{what}; {mend}", document=document)


def _by_graph(statement: ox.Quad | ox.Triple) -> tuple[str, str]:
    graph = statement.graph_name if isinstance(statement, ox.Quad) else ""
    return str(graph), str(statement)
