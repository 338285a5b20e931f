"""Whenever a command is killed, everything opens, and what it has said is done is done.

One death of each command; with KG_MISHAPS=30, as in `make mishaps`, that many.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from deaths import Told, World, a_world

from kg.decided import links_in
from kg.inputs import imports_in, judgements_in, releases_in
from kg.iris import DEFAULT_BASE
from kg.publish.dumps import dump
from kg.releases.bag_faults import faults_of

MANY = "KG_MISHAPS" in os.environ
DEATHS = int(os.environ.get("KG_MISHAPS", "1"))
SEED = os.environ.get("KG_MISHAPS_SEED", "7")
PAGE = Path(__file__).parents[2] / "docs" / "examples" / "programme-page.txt"


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

Moment = tuple[str, float]
"""A way to die, and when."""
DEATH = {
    "before change": lambda w, when, *words, given: w.die(int(when), *words, given=given),
    "after seconds": World.die_after,
    "in system call": lambda w, when, *words, given: w.die_within(int(when), *words, given=given),
}


def moments(changes: int, seconds: float) -> Iterator[Moment]:
    """When to die: before a change of the disk, after a while, or in the midst of the system."""
    drawn = random.Random(SEED)  # noqa: S311
    places = list(range(1, changes + 1))
    drawn.shuffle(places)
    native = shutil.which("strace") is not None
    for number in range(DEATHS):
        if number % 4 == 2:
            yield "after seconds", drawn.uniform(0, seconds)
        elif number % 4 == 3 and native:
            yield "in system call", round(10 ** drawn.uniform(1, 3.5))
        elif places:
            yield "before change", places.pop()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with a_world(tmp_path_factory.mktemp("deaths") / "world") as found:
        yield found


@pytest.mark.parametrize("name", [name for name in STORIES if MANY or name != "full build"])
def test_a_killed_command_damages_nothing_and_loses_nothing_that_it_said(
    name: str, world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = STORIES[name]
    start = world.copy(tmp_path / "start")
    story.before(start)
    changes, seconds = whole(story, start) if MANY else (story.changes, 1.0)
    met: Counter[str] = Counter()
    for moment in moments(changes, seconds):
        how, when = moment
        one = start.copy(tmp_path / "one")
        ended = DEATH[how](one, when, *story.told(one), given=story.given)
        met[how if ended.killed else "came to its end"] += 1
        survive(one, ended, story, moment)
        shutil.rmtree(one.root)
    with capsys.disabled():
        if MANY:
            sys.stdout.write(f"\n{name}: {changes} changes of the disk; {dict(met)}\n")
    assert met.keys() - {"came to its end"}


def whole(story: Story, start: World) -> tuple[int, float]:
    """How often the command changes the disk if nobody kills it, and how long it takes."""
    other = start.copy(start.root.with_name("whole"))
    begun = time.monotonic()
    ended = other.run(*story.told(other), given=story.given)
    assert ended.code == 0, ended
    assert ended.changes >= story.changes
    return ended.changes, time.monotonic() - begun


def survive(world: World, ended: Told, story: Story, moment: Moment) -> None:
    """Nothing is damaged, what was said holds, and the command can be run again."""
    assert ended.killed or ended.code == 0, (moment, ended)
    world.refuse_damage()
    assert story.holds(world, ended), (moment, ended)
    again = world.run(*story.told(world), given=story.given)
    assert again.code == 0 or (story.refused and story.refused in again.err), (moment, again)
    world.refuse_damage()
    assert story.refused or not list(world.data.rglob(".unfinished-*")), moment
    assert story.holds(world, again), (moment, again)
