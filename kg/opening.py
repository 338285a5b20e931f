"""Opens documents and sheets: whatever stands in the way is told with the file and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from kg.errors import SourceError, StoreError

LIMIT = 250_000_000
"""Bytes beyond which a document is not even opened."""


def content_of(path: Path) -> bytes:
    """All bytes of a file that is not huge."""
    with opened(path) as file:
        return file.read()


def content_if_there(path: Path) -> bytes:
    """All bytes of a file, none where there is no such file."""
    return content_of(path) if path.exists() else b""


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """A document, open for reading; whatever stands in the way is a SourceError or StoreError."""
    try:
        if path.stat().st_size > LIMIT:
            raise SourceError(
                f"larger than {LIMIT // 1_000_000} MB; give the document itself, not an archive",
                document=path.name,
            )
        file = path.open("rb")
    except IsADirectoryError as error:
        raise SourceError("a folder; name the files in it", document=str(path)) from error
    except FileNotFoundError as error:
        raise SourceError("there is no such file; check the path", document=str(path)) from error
    except PermissionError as error:
        raise SourceError("may not be read; change its permissions", document=str(path)) from error
    except OSError as error:
        raise StoreError(f"can't be read: {error.strerror}", document=str(path)) from error
    with file:
        if not file.seekable():
            raise SourceError(
                "a stream that can't be read twice; save it as a file", document=path.name
            )
        yield file
