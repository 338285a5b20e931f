"""The files of a bag, as they are handed out: those that its manifests list, and no other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.releases.bag import VOUCHING, listed

MANIFESTS = ("manifest-sha256.txt", VOUCHING)
TYPES = {
    "bib": "application/x-bibtex",
    "csv": "text/csv",
    "gz": "application/gzip",
    "html": "text/plain",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "nq": "application/n-quads",
    "nt": "application/n-triples",
    "pdf": "application/pdf",
    "rdf": "application/rdf+xml",
    "trig": "application/trig",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zst": "application/zstd",
}
"""A page of somebody else's is handed out as text: it must not run in the name of this site."""


@dataclass(frozen=True, slots=True)
class BagFile:
    """A file by its path within the bag. place: where it is on the disk.

    sha256: None for the one manifest that nothing in the bag vouches for.
    """

    path: str
    place: Path
    size: int
    sha256: str | None

    @property
    def media_type(self) -> str:
        """By its ending; bytes and no more where that says nothing."""
        return TYPES.get(self.path.rpartition(".")[2].lower(), "application/octet-stream")


def files_of(bag: Path) -> dict[str, BagFile]:
    """The files by their paths, sorted; raises StoreError where the bag cannot be read."""
    bag = bag.resolve()
    try:
        sums: dict[str, str | None] = {VOUCHING: None, **_inside(bag)}
        return {
            path: BagFile(path, bag / path, (bag / path).stat().st_size, sums[path])
            for path in sorted(sums)
        }
    except (OSError, ValueError) as error:
        raise StoreError(
            "the package of this release is not here; restore it from a copy", document=bag.name
        ) from error


def _inside(bag: Path) -> dict[str, str]:
    """Paths and sums of the manifests; a path that leads out of the bag is none of its own."""
    return {
        path: digest
        for manifest in MANIFESTS
        for path, digest in listed(bag / manifest).items()
        if path and (bag / path).resolve().is_relative_to(bag)
    }
