"""Pictures beside a build, each under the digest of its drawing.

So code that draws otherwise than the code that made the build finds nothing, and draws anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.pictures.drawing import Drawing
from kg.pictures.svg import svg

FOLDER = "pictures"


def write(build: Path, drawings: Iterable[Drawing], before: Path | None = None) -> None:
    """Draw into the folder of a build; raises OSError where it can't be written.

    before: a build of the same code, of which the pictures that are still the same are taken.
    """
    folder = build / FOLDER
    folder.mkdir()
    for drawing in drawings:
        known = None if before is None else read(before, drawing)
        (folder / f"{drawing.digest}.svg").write_bytes(svg(drawing) if known is None else known)


def read(build: Path, drawing: Drawing) -> bytes | None:
    """What a build keeps of a drawing; None where it keeps nothing."""
    try:
        return (build / FOLDER / f"{drawing.digest}.svg").read_bytes()
    except FileNotFoundError:
        return None
