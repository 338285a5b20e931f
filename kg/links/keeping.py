"""Appends links to the file of their reviewer in `data/links/`: all of them, or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kg.builds import sync
from kg.decided import LINKS
from kg.resolve.outward_links import OutwardLink, link_line

# How what a killed import leaves behind is called.
UNFINISHED = ".unfinished-"


def append_links(data: Path, reviewer: str, links: Sequence[OutwardLink]) -> Path:
    """The file is replaced in one rename; its lines stay as they are. Raises OSError.

    Whoever calls it keeps others from importing meanwhile.
    """
    path = data / LINKS / f"{reviewer}.jsonl"
    path.parent.mkdir(exist_ok=True)
    for rest in path.parent.glob(f"{UNFINISHED}*"):
        rest.unlink()
    before = path.read_bytes() if path.exists() else b""
    if before and not before.endswith(b"\n"):
        before += b"\n"
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=UNFINISHED, delete=False) as draft:
        draft.write(before + "".join(map(link_line, links)).encode())
        draft.flush()
        os.fsync(draft.fileno())
    Path(draft.name).chmod(0o644)
    Path(draft.name).replace(path)
    sync(path.parent)
    return path
