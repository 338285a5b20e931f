"""Puts documents into the data folder: all of an import or nothing, whenever it is stopped.

The documents' bytes are written first, where nothing refers to them yet; then one rename puts the
slip in place that lists them all. What a killed import has left is cleared away by the next one.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

from kg.builds import locked
from kg.errors import SourceError, StoreError
from kg.holding import writing
from kg.inputs import IMPORTS, imports_in
from kg.keys import digest, document_key, slug
from kg.sources.sheets.import_slip import Imported, slip_text
from kg.verification.folder import digest_of
from kg.verification.sealing import keep_sealed, unsealed
from kg.whole_files import UNFINISHED, clear_unfinished, put_whole, sync

DOCUMENTS = "documents"
LOCK = ".lock"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that is to come in: where its bytes lie now, and what the slip will say of it."""

    path: Path
    listed: Imported
    mapping: Path | None = None


def place_of(sha256: str, name: str) -> str:
    """The path below `data/` of a document: its key, and its name for people."""
    stem = slug(PurePath(name).stem)[:LONGEST_NAME] or "document"
    ending = slug(PurePath(name).suffix)[:8]
    return f"{IMPORTS}/{DOCUMENTS}/{document_key(sha256)}-{stem}{'.' if ending else ''}{ending}"


@contextmanager
def importing(data: Path, patience: float = 0) -> Iterator[None]:
    """Nobody else imports into the folder meanwhile.

    Raises StoreError where somebody still does after `patience` seconds.
    """
    folder = data / IMPORTS
    try:
        (folder / DOCUMENTS).mkdir(parents=True, exist_ok=True)
        with (folder / LOCK).open("w") as lock:
            if not locked(lock, patience):
                raise StoreError(
                    "another import is running; wait until it ends, or import with --wait",
                    document=str(folder),
                )
            with writing(data):
                _sweep(data)
            yield
    except PermissionError as error:
        raise StoreError(
            "may not be written to; name a data folder of your own with --data",
            document=str(error.filename or folder),
        ) from error


def commit(data: Path, arrivals: Sequence[Arrival]) -> Path:
    """Makes the documents part of the data, all at once; returns the slip that lists them.

    Raises SourceError for a file that changed after it was read, OSError where the disk fails.
    """
    with writing(data):
        files = tuple(file for arrival in arrivals for file in _put_all(data, arrival))
        sync(data / IMPORTS / DOCUMENTS)
        listed = tuple(arrival.listed for arrival in arrivals)
        slip = data / IMPORTS / _slip_name(listed)
        put_whole(slip, slip_text(listed).encode())
        keep_sealed(data, *files, slip)
    return slip


def _put_all(data: Path, arrival: Arrival) -> Iterator[Path]:
    listed = arrival.listed
    yield _put(arrival.path, data / listed.file, listed.sha256)
    if arrival.mapping is not None and listed.mapping is not None:
        yield _put(arrival.mapping, data / listed.mapping, None)


def _slip_name(listed: Sequence[Imported]) -> str:
    """Sorts by the time of the import, and is that of no other import."""
    when = re.sub("[^0-9T]", "", listed[0].imported.partition("+")[0])
    key = digest(*(document.sha256 for document in listed))[:8]
    return f"{when}-{key}.toml"


def _put(source: Path, target: Path, sha256: str | None) -> Path:
    """Copies a file to its place in one rename; its bytes are on the disk before."""
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=UNFINISHED, delete=False) as draft:
        waiting = Path(draft.name)
        try:
            with source.open("rb") as file:
                shutil.copyfileobj(file, draft)
            draft.flush()
            os.fsync(draft.fileno())
            if sha256 is not None and digest_of(waiting) != sha256:
                raise SourceError(
                    "changed while it was read; import it again", document=str(source)
                )
            waiting.chmod(0o644)
            waiting.replace(target)
        finally:
            waiting.unlink(missing_ok=True)
    return target


def _sweep(data: Path) -> None:
    """Removes what no slip lists, and seals what one does: an import may have been killed."""
    documents = imports_in(data)
    listed = {document.file for document in documents} | {d.mapping for d in documents}
    for path in (data / IMPORTS / DOCUMENTS).iterdir():
        if path.is_file() and f"{IMPORTS}/{DOCUMENTS}/{path.name}" not in listed:
            path.unlink()
    clear_unfinished(data / IMPORTS)
    keep_sealed(data, *unsealed(data, IMPORTS))
