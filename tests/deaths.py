"""A small data folder with its build, and `kg` commands that are killed over it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pairs import a_folder_of_look_alikes

from kg.builds import current
from kg.inputs import read_inputs
from kg.store import EmbeddedStore
from kg.verification.builds import flaws_of_builds
from kg.verification.data import flaws_of_data
from kg.verification.derived import flaws_of_derived
from kg.verification.folder import files_in
from kg.verification.releases import flaws_of_releases
from kg.verification.sums import SUMS

SCRIPT = Path(__file__).with_name("death.py")
PATIENCE = 120
"""Seconds that a command may take on a busy machine."""
PEOPLE = (
    ("1", "Adele Mare", "Harbour Office"),
    ("2", "Adele Mare", "Lighthouse Trust"),
    ("3", "Adele B. Mare", "Fish Market"),
    ("4", "Bo Lund", "Lighthouse Trust"),
    ("5", "Bo Lund", "Ministry of Boats"),
    ("6", "B. Lund", "Ministry of the Boats"),
    ("7", "Cyra Holm", "Harbour Offices"),
    ("8", "Cyra Holme", "Society of Cranes"),
)


@dataclass(frozen=True, slots=True)
class World:
    """All that a command may change, in one folder."""

    root: Path
    commands: Commands

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def out(self) -> Path:
        return self.root / "out"

    @property
    def releases(self) -> Path:
        return self.root / "releases"

    @property
    def environment(self) -> dict[str, str]:
        """Where commands find the data and the build without being told."""
        return {
            "KG_DATA": str(self.data),
            "KG_STORE": str(self.out),
            "KG_RELEASES": str(self.releases),
        }

    def copy(self, root: Path) -> World:
        """Another one just like it."""
        return World(Path(shutil.copytree(self.root, root, symlinks=True)), self.commands)

    def run(self, *words: str | Path, given: str = "") -> Told:
        """What a command says that nobody kills."""
        return self.commands.run(self, words, given)

    def die(self, number: int, *words: str | Path, given: str = "") -> Told:
        """What a command says that is killed before its nth change of the disk."""
        return self.commands.run(self, words, given, fatal=number)

    def fail(self, fault: int, number: int, *words: str | Path, given: str = "") -> Told:
        """What a command says to whom the system says this from its nth change of the disk on."""
        return self.commands.run(self, words, given, fatal=number, fault=fault)

    def die_after(self, seconds: float, *words: str | Path, given: str = "") -> Told:
        """What a command says that is killed after a time, whatever it does then."""
        return self.commands.run(self, words, given, lifetime=seconds)

    def die_within(self, number: int, *words: str | Path, given: str = "") -> Told:
        """What a command says that is killed in its nth call of the system, as strace counts."""
        calls = "write,pwrite64,fsync,fdatasync,rename,unlink,openat"
        fatal = f"inject={calls}:signal=SIGKILL:when={number}"
        trace = ["strace", "-f", "-qqq", "-o", os.devnull, "-e", f"trace={calls}", "-e", fatal]
        ended = subprocess.run(
            [*trace, sys.executable, "-m", "kg", *map(str, words)],
            env={**os.environ, **self.environment},
            input=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return Told(ended.returncode, ended.stdout, ended.stderr, 0)

    @property
    def facts(self) -> dict[str, str]:
        """The digest of each file of the data folder, the list of sums left out."""
        return {name: digest(self.data / name) for name in files_in(self.data)}

    @property
    def digest(self) -> str | None:
        """Which graph the current build holds; all of it is read."""
        build = current(self.out)
        if build is None:
            return None
        store = EmbeddedStore.open(build)
        assert store.size() == len((build / "dump.nq").read_bytes().splitlines())
        return store.digest

    @property
    def sealed(self) -> bool:
        """Whether the list of sums is there, and says what is there."""
        return (self.data / SUMS).exists() and not list(flaws_of_data(self.data))

    def refuse_damage(self) -> None:
        """Everything opens, and nothing is other than it was written."""
        read_inputs(data=self.data)
        found = (
            *flaws_of_data(self.data),
            *flaws_of_builds(self.out, deep=True),
            *flaws_of_derived(self.out),
            *flaws_of_releases(self.releases, self.data),
        )
        damage = [flaw.text for flaw in found if flaw.damage]
        assert damage == [], "\n".join(damage)


@dataclass(frozen=True, slots=True)
class Told:
    """How a command ended, what it said, and how often it changed the disk, unless killed."""

    code: int
    out: str
    err: str
    changes: int

    @property
    def killed(self) -> bool:
        return self.code == -signal.SIGKILL


class Commands:
    """A process that runs commands for us, each in a fresh one of its own."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._process = subprocess.Popen(
            [sys.executable, str(SCRIPT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.__exit__(None, None, None)

    def run(
        self,
        world: World,
        words: Sequence[str | Path],
        given: str = "",
        fatal: int = 0,
        lifetime: float = PATIENCE,
        fault: int = 0,
    ) -> Told:
        """Runs a command to its end, or kills it before a change of the disk or after a time.

        fault: what the system says of that change and all after it, instead of the killing.
        """
        files = {name: self._scratch / name for name in ("given", "out", "err", "count")}
        files["given"].write_text(given)
        files["count"].write_text("0")
        job = {
            "words": [str(word) for word in words],
            "environment": world.environment,
            "places": [str(world.root)],
            "fatal": fatal,
            "lifetime": lifetime,
            "fault": fault,
            **{name: str(path) for name, path in files.items()},
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps(job)}\n")
        code = int(self._process.stdout.readline())
        out, err, count = (files[name].read_text() for name in ("out", "err", "count"))
        return Told(code, out, err, int(count or 0))


@contextmanager
def a_world(root: Path) -> Iterator[World]:
    """A sealed data folder, registered, with pairs to judge, and a build of it."""
    root.mkdir()
    with Commands(root) as commands:
        world = World(root / "first", commands)
        a_folder_of_look_alikes(world.data, PEOPLE)
        for words in (("register",), ("verify", "--seal"), ("build", "--out", world.out)):
            ended = world.run(*words)
            assert ended.code == 0, ended
        yield world


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
