"""The commands that change something, and how to see that what they have said holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from deaths import Told, World

from kg.decided import links_in
from kg.inputs import imports_in, judgements_in, releases_in
from kg.iris import DEFAULT_BASE
from kg.publish.dumps import dump
from kg.releases.bag_faults import faults_of

PAGE = Path(__file__).parents[1] / "docs" / "examples" / "programme-page.txt"


@dataclass(frozen=True, slots=True)
class Story:
    """A command, what happens before it, and whether what it has said holds.

    changes: how often it changes the disk at least. refused: what it may say, and rightly, when it
    is run again.
    """

    words: tuple[str, ...]
    changes: int
    given: str = ""
    before: Callable[[World], object] = lambda _: None
    holds: Callable[[World, Told], bool] = lambda _world, _told: True
    refused: str | None = None

    def told(self, world: World) -> tuple[str, ...]:
        """The words with the places and the person they are about."""
        places = {"out": world.out, "root": world.root, "person": first_person(world)}
        return tuple(word.format_map(places) for word in self.words)


def first_person(world: World) -> str:
    return (world.data / "register/entities.tsv").read_text().partition("\t")[0]


def is_built(world: World, told: Told) -> bool:
    build = (world.out / "current").resolve().name
    return "Seconds" not in told.out or build != "000001"


def has_judgements(world: World, told: Told) -> bool:
    """Every judgement that is said to be written is there, and each once."""
    said = re.findall(r"written as (\w+)", told.out)
    there = [decision.id for decision in judgements_in(world.data)]
    return set(said) <= set(there) and len(there) == len(set(there))


def has_document(world: World, told: Told) -> bool:
    """The document is there once if that was said, and at most once otherwise."""
    return len(imports_in(world.data)) in ((1,) if "new" in told.out else (0, 1))


def has_ids(world: World, told: Told) -> bool:
    """Each id is there once, and the new ones if that was said."""
    lines = (world.data / "register/entities.tsv").read_text().splitlines()
    there = len(lines) > OF_OLD
    return len(lines) == len(set(lines)) and (there or "new ids are in" not in told.out)


def is_withdrawn(world: World, told: Told) -> bool:
    path = world.data / "register/withdrawn.tsv"
    return "build anew" not in told.out or first_person(world) in path.read_text()


def is_sealed(world: World, told: Told) -> bool:
    return "sealed: " not in told.out or world.sealed


def is_exported(world: World, told: Told) -> bool:
    """The file is whole or not there."""
    path = world.root / "igf.nq"
    whole = dump((world.out / "current/dump.nq").read_bytes(), "nq", DEFAULT_BASE)
    return path.read_bytes() == whole if path.exists() else "bytes" not in told.out


def is_released(world: World, told: Told) -> bool:
    """The bag is whole and listed, if that was said; and no more than one is there at any time."""
    made = [release.version for release in releases_in(world.data)]
    return made in ([], ["1.0"]) and ("is in" not in told.out or has_bag(world))


def has_bag(world: World) -> bool:
    (release,) = releases_in(world.data)
    return not faults_of(world.releases / "1.0", release.bag)


def has_link(world: World, told: Told) -> bool:
    return len(links_in(world.data)) in ((1,) if "1 added" in told.out else (0, 1))


def write_link(world: World) -> None:
    rows = f"entity,authority,identifier\n{first_person(world)},wikidata,Q42\n"
    (world.root / "links.csv").write_text(rows)


def import_page(world: World) -> None:
    assert world.run("import", PAGE).code == 0


OF_OLD = 13
"""How many ids are registered before a story begins."""

STORIES = {
    "build": Story(("build", "--out", "{out}"), 50, before=import_page, holds=is_built),
    "full build": Story(
        ("build", "--out", "{out}", "--full"), 50, before=import_page, holds=is_built
    ),
    "release": Story(
        ("release", "1.0", "--date", "2026-11-28", "--out", "{out}", "--archive"),
        200,
        holds=is_released,
    ),
    "links": Story(
        ("links", "import", "{root}/links.csv", "--reviewer", "r2"),
        10,
        before=write_link,
        holds=has_link,
    ),
    "import": Story(("import", str(PAGE)), 14, holds=has_document),
    "review": Story(("review", "--reviewer", "r2"), 25, "s\nd\nu\nq\n", holds=has_judgements),
    "register": Story(("register",), 14, before=import_page, holds=has_ids),
    "withdraw": Story(
        ("withdraw", "{person}", "--reason", "take-down", "--yes"),
        8,
        holds=is_withdrawn,
        refused="is withdrawn already",
    ),
    "seal": Story(
        ("verify", "--seal"),
        4,
        before=lambda w: (w.data / "x.toml").write_text(""),
        holds=is_sealed,
    ),
    "export": Story(
        ("export", "--format", "nq", "--output", "{root}/igf.nq"), 3, holds=is_exported
    ),
}
