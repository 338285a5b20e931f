"""Files and folders that are on the disk whole, or as they were before."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

UNFINISHED = ".unfinished-"
"""How what a killed writer leaves behind is called; the next one in the folder clears it away."""


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


def sync_tree(root: Path) -> None:
    """Waits until a folder with all that is in it is on the disk; raises OSError."""
    for folder, _, files in os.walk(root, topdown=False):
        for name in files:
            sync(Path(folder, name))
        sync(Path(folder))
    sync(root.parent)


def sync(path: Path) -> None:
    """Waits until a file, or the names in a folder, are on the disk; raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
