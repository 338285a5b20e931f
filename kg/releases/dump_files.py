"""Reads a dump from the disk line by line, compressed or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from kg.errors import SourceError
from kg.releases.dump_lines import Dump


def lines_of(path: Path) -> Dump:
    """The lines of a file, as often as asked; raises SourceError where it can't be read."""

    def lines() -> Iterator[str]:
        with _text(path) as file:
            yield from file

    return lines


@contextmanager
def _text(path: Path) -> Iterator[TextIOWrapper]:
    try:
        with path.open("rb") as raw:
            content = gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw
            with TextIOWrapper(content, encoding="utf-8", newline="\n") as text:
                yield text
    except FileNotFoundError as error:
        raise SourceError("there is no such file; check the path", document=str(path)) from error
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise SourceError(
            "can't be read as a dump; give one as `kg export --format nq` writes it",
            document=str(path),
        ) from error
