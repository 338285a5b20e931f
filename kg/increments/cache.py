"""What was kept of the current build, in `OUT/cache/` under the name of its folder.

All of it can be made again, and may be deleted at any time. It is used only where its seal says
that it is whole, of the very build that is current, and made by the same code from the same
vocabulary; in every other case all is made anew. The seal is written last, and the folder of a
build before that build becomes the current one: whenever a build is stopped, what is kept for the
current one is whole or is not used.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.builds import current
from kg.increments.carried import Carried
from kg.increments.difference import Difference
from kg.increments.dump import Lines, opened
from kg.increments.kept_figures import figures_of_text, figures_text
from kg.increments.kept_notes import notes_of_text, notes_text
from kg.increments.rows import Rows, opened_rows, write_rows
from kg.iris import Iris
from kg.validate import Report
from kg.validation.kept import report_lines, report_of_lines
from kg.verification.folder import digest_of, is_whole
from kg.whole_files import put_whole

FOLDER = "cache"
SEAL = "seal.json"
ROWS = "parts.sqlite"
REPORT = "report.jsonl"
FIGURES = "figures.json"
NOTES = "notes.json"
FILES = (ROWS, REPORT, FIGURES, NOTES)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of the current build.

    build, folder: where it is, and where this is. dump: its bytes, the version and the report told.
    quads: how many there are, those of the report and the one that tells the version left out.
    """

    build: Path
    folder: Path
    dump: Lines
    quads: int
    rows: Rows
    report: Report
    carried: Carried


@contextmanager
def kept(out: Path, foundation: str, dump_name: str, about_name: str) -> Iterator[Kept | None]:
    """What was kept of the current build of `out`; None where there is none that can be used.

    foundation: what code, vocabulary and base it must have been made with.
    """
    build = current(out)
    folder = None if build is None else out / FOLDER / build.name
    # What is damaged would be taken over, and get sums of its own.
    if build is None or folder is None or not (_sealed(folder, foundation) and is_whole(build)):
        yield None
        return
    try:
        about = json.loads((build / about_name).read_text("utf-8"))
        dump, quads = opened(build / dump_name), _own_quads(about)
        report = report_of_lines((folder / REPORT).read_bytes())
        figures = figures_of_text((folder / FIGURES).read_text("utf-8"))
        notes = notes_of_text((folder / NOTES).read_text("utf-8"))
        carried = Carried(figures, notes)
    except (OSError, ValueError, LookupError, TypeError):
        yield None
        return
    with opened_rows(folder / ROWS) as connection:
        yield Kept(build, folder, dump, quads, Rows(connection, dump), report, carried)


def keep(
    folder: Path,
    before: Kept | None,
    change: Difference,
    report: Report,
    carried: Carried,
    foundation: str,
) -> None:
    """Keeps in a folder what the next build can use of this one."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    folder.chmod(0o700)
    if before is not None:
        shutil.copyfile(before.folder / ROWS, folder / ROWS)
    write_rows(folder / ROWS, change)
    (folder / REPORT).write_bytes(report_lines(report))
    (folder / FIGURES).write_text(figures_text(carried.figures), "utf-8")
    (folder / NOTES).write_text(notes_text(carried.notes), "utf-8")
    seal = {"foundation": foundation, "files": {name: digest_of(folder / name) for name in FILES}}
    put_whole(folder / SEAL, (json.dumps(seal, indent=2) + "\n").encode())


def _own_quads(about: dict[str, Any]) -> int:
    report = about["graphs"].get(str(Iris(about["base"]).graph("validation")), 0)
    return int(about["quads"]) - int(report) - 1


def forget_others(out: Path) -> None:
    """Removes what was kept of all builds but the current one."""
    build = current(out)
    for folder in (out / FOLDER).glob("*"):
        if build is None or folder.name != build.name:
            shutil.rmtree(folder, ignore_errors=True)


def _sealed(folder: Path, foundation: str) -> bool:
    try:
        seal = json.loads((folder / SEAL).read_text("utf-8"))
        told = {name: digest_of(folder / name) for name in FILES}
        return bool(seal == {"foundation": foundation, "files": told})
    except (OSError, ValueError):
        return False
