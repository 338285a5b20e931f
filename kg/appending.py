"""Adds lines to a file by one rename: it is never half written, and its lines stay as they are."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kg.builds import sync

UNFINISHED = ".unfinished-"
"""How what a killed writer leaves behind is called; the next one in the folder clears it away."""


def append_lines(path: Path, lines: str) -> None:
    """Every byte is on the disk before the file's name leads to it; raises OSError.

    Whoever calls it keeps other writers away meanwhile.
    """
    before = path.read_bytes() if path.exists() else b""
    # Who ended the file by hand may have left out the last line's end.
    if before and not before.endswith(b"\n"):
        before += b"\n"
    put_whole(path, before + lines.encode())


def put_whole(path: Path, content: bytes) -> None:
    """The file has this content, or what it had before; raises OSError."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=UNFINISHED, delete=False) as draft:
        waiting = Path(draft.name)
        try:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
            waiting.chmod(0o644)
            waiting.replace(path)
        except OSError:
            # A full disk should not be fuller by what came to nothing.
            waiting.unlink(missing_ok=True)
            raise
    sync(path.parent)


def clear_unfinished(folder: Path) -> None:
    """Removes what killed writers have left."""
    for rest in folder.glob(f"{UNFINISHED}*"):
        rest.unlink()
