"""What goes into the bag of a release: everything that the statements were made of, and are."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import resources
from kg.clearing.clearing import clear_inputs
from kg.decided import register_in
from kg.described import DUMP
from kg.inputs import RELEASES
from kg.publish import void
from kg.publish.dump_set import write_dumps
from kg.releases.about import About, datacite_json, readme, release_json
from kg.releases.account import account_of
from kg.releases.accounts import markdown
from kg.releases.changesets import turtle
from kg.releases.difference import Difference
from kg.releases.differences import as_json
from kg.releases.register import Release
from kg.verification.sums import SUMS

REPORTS = ("report.json", "report.ttl")
INPUTS = "inputs"
DUMPS = "dumps"
CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Contents:
    """Where a release is taken from.

    build: the folder of a whole build. earlier: the releases made before this one. notes: a text of
    the editor on the release.
    """

    about: About
    build: Path
    data: Path
    earlier: Sequence[Release]
    difference: Difference
    notes: Path | None = None


def write_payload(folder: Path, contents: Contents) -> None:
    """Writes all of it into an empty folder; raises OSError or KgError where it can't."""
    (folder / DUMPS).mkdir()
    write_dumps((contents.build / DUMP).read_bytes(), contents.about.base, folder / DUMPS)
    copy_inputs(contents.data, folder / INPUTS, contents.earlier)
    clear_inputs(folder / INPUTS, register_in(contents.data))
    for name, origin in (("ontology", resources.ontology()), ("shapes", resources.shapes())):
        _copy_tree(origin, folder / name)
    (folder / "validation").mkdir()
    for name in REPORTS:
        shutil.copyfile(contents.build / name, folder / "validation" / name)
    shutil.copyfile(contents.build / void.FILE, folder / "dataset.ttl")
    write_changes(folder / CHANGES, contents.difference)
    _copy_texts(folder / CHANGES, contents.notes)
    write_account(folder, contents.about)


def write_account(folder: Path, about: About) -> None:
    """What the release says of itself."""
    (folder / "README.md").write_text(readme(about), "utf-8")
    (folder / "release.json").write_text(release_json(about), "utf-8")
    (folder / "datacite.json").write_text(datacite_json(about), "utf-8")


def write_changes(folder: Path, difference: Difference) -> None:
    """The difference to the release before, in all its forms."""
    folder.mkdir(exist_ok=True)
    (folder / "difference.json").write_text(as_json(difference), "utf-8")
    (folder / "difference.md").write_text(markdown(account_of(difference)), "utf-8")
    (folder / "difference.ttl").write_bytes(turtle(difference))


def copy_inputs(data: Path, folder: Path, earlier: Sequence[Release]) -> None:
    """The data folder as it is; of the list of releases, what was in it before this one.

    Its own list of sums stays behind: the bag has those of all files, and the list of releases is
    another one by then.
    """
    _copy_tree(data, folder)
    (folder / SUMS).unlink(missing_ok=True)
    (folder / RELEASES).unlink(missing_ok=True)
    if earlier:
        (folder / RELEASES).write_text("".join(release.line for release in earlier), "utf-8")


def _copy_tree(origin: Path, target: Path) -> None:
    """Files that begin with a dot are leftovers of writers, and locks."""
    shutil.copytree(
        origin,
        target,
        ignore=shutil.ignore_patterns(".*", "__pycache__"),
        copy_function=shutil.copyfile,
    )


def _copy_texts(folder: Path, notes: Path | None) -> None:
    changelog = resources.changelog()
    if changelog is not None:
        shutil.copyfile(changelog, folder / "CHANGELOG.md")
    if notes is not None:
        shutil.copyfile(notes, folder / "notes.md")
