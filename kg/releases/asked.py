"""The graphs that somebody wants compared: a release that is kept, a build, or a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.builds import current
from kg.described import DUMP, described
from kg.errors import StoreError
from kg.releases.between import difference_between
from kg.releases.difference import Difference, Published
from kg.releases.dump_files import lines_of
from kg.releases.dump_lines import told
from kg.releases.kept import read_bag

BUILD = "build"
"""Stands for the current build."""
ENDINGS = (".nq", ".nq.gz")


@dataclass(frozen=True, slots=True)
class Graph:
    """What is compared: its dump, and what it is called."""

    dump: Path
    published: Published


def graph_of(word: str, releases: Path, out: Path) -> Graph:
    """The graph that is meant by a version, by `build`, or by the path of a dump.

    Raises KgError where there is none.
    """
    if word.endswith(ENDINGS):
        return _of_file(Path(word))
    if word == BUILD:
        return _of_build(out)
    bag = releases / word
    if not bag.is_dir():
        raise StoreError(
            f"there is no release {word} here; `kg releases` lists them, a dump is named as"
            f" FILE.nq or FILE.nq.gz, and the current build as {BUILD}",
            document=str(releases),
        )
    found = read_bag(bag)
    return Graph(found.dump, found.published)


def compared(before: Graph, after: Graph) -> Difference:
    """What is different in the second."""
    return difference_between(before.dump, before.published, after.dump, after.published)


def _of_build(out: Path) -> Graph:
    folder, about = current(out), described(out)
    if folder is None or about is None:
        raise StoreError("there is no build here; make one with kg build", document=str(out))
    return Graph(folder / DUMP, Published(about.version, about.base, about.content))


def _of_file(path: Path) -> Graph:
    """What a dump says of itself: the graph of provenance names the version, and the base."""
    for line in lines_of(path)():
        quad = told(line, True, True)
        base, found, rest = quad.graph.partition("graph/")
        if found and "/" not in rest:
            return Graph(path, Published(_version(path, base), base, ""))
    raise StoreError(
        "no dump of ours: it has no graph that ends in graph/NAME; give one as `kg export --format"
        " nq` writes it",
        document=str(path),
    )


def _version(path: Path, base: str) -> str:
    lead = f"<{base}void#dataset> <http://www.w3.org/2002/07/owl#versionInfo> "
    for line in lines_of(path)():
        if line.startswith(lead):
            return told(line, True, True).object.strip('"')
    return path.name
