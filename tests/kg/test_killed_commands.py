"""Whenever a command is killed, everything opens, and what it has said is done is done.

One death of each command; with KG_MISHAPS=30, as in `make mishaps`, that many.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from death_stories import STORIES, Story
from deaths import Told, World, a_world

MANY = "KG_MISHAPS" in os.environ
DEATHS = int(os.environ.get("KG_MISHAPS", "1"))
SEED = os.environ.get("KG_MISHAPS_SEED", "7")
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


@pytest.mark.parametrize(
    "name", [name for name in STORIES if MANY or name not in ("full build", "export")]
)
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
