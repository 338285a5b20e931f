"""Appends links to the file of their reviewer in `data/links/`: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.appending import append_lines
from kg.decided import LINKS
from kg.holding import writing
from kg.resolve.outward_links import OutwardLink, link_line
from kg.verification.sealing import keep_sealed
from kg.whole_files import clear_unfinished


def append_links(data: Path, reviewer: str, links: Sequence[OutwardLink]) -> Path:
    """The file is replaced in one rename; its lines stay as they are. Raises OSError.

    Whoever calls it keeps others from importing meanwhile.
    """
    path = data / LINKS / f"{reviewer}.jsonl"
    with writing(data):
        path.parent.mkdir(exist_ok=True)
        clear_unfinished(path.parent)
        append_lines(path, "".join(map(link_line, links)))
        keep_sealed(data, path)
    return path
