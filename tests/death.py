"""Runs `kg` commands, each in a process of its own that may die at a chosen moment.

It reads a job a line from its input, as JSON, and answers each with a line: how it ended. All that
commands import is loaded once, before. A job may die without a word just before it changes the disk
for the nth time, or find from then on that the disk is full: each opening for writing, renaming,
removing, making, linking and syncing of a file below its places counts. Or it dies after a time.
Otherwise nobody dies, and the answer says how many changes there were.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

PATHS = {
    "os.rename": 2,
    "os.remove": 1,
    "os.rmdir": 1,
    "os.mkdir": 1,
    "os.symlink": 2,
    "os.link": 2,
    "os.truncate": 1,
    "os.chmod": 1,
}
"""The events that change the disk, and how many paths each names."""

GROWING = ("os.mkdir", "os.symlink", "os.link")
"""Those that need room, besides an opening."""


class Death:
    """Counts what changes the disk, and comes at the nth."""

    def __init__(self, fatal: int, places: tuple[str, ...], fault: int = 0) -> None:
        self.fatal = fatal
        self.places = places
        self.fault = fault
        self.seen = 0

    def hook(self, event: str, given: tuple[Any, ...]) -> None:
        """What Python calls before it does anything that may matter."""
        if event == "open":
            path, _, flags = given
            if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                self.meet(path) and self.refuse(path)
        elif event == "sqlite3.connect":
            self.meet(given[0])
        elif event in PATHS:
            met = self.meet(*given[: PATHS[event]])
            if met and event in GROWING:
                self.refuse(given[0])

    def meet(self, *paths: object) -> bool:
        """Something is about to change at these paths; whether that counts."""
        named = [os.fsdecode(path) for path in paths if isinstance(path, (str, bytes, Path))]
        # A path within an open folder is told by its last name alone.
        if any(not Path(name).is_absolute() or name.startswith(self.places) for name in named):
            self.count()
            return True
        return False

    def count(self) -> None:
        """One more; the last one, if it is the nth."""
        self.seen += 1
        if self.seen == self.fatal and not self.fault:
            os.kill(os.getpid(), signal.SIGKILL)

    def refuse(self, path: object) -> None:
        """From the nth on, nothing more goes onto the disk; what is there may still be removed."""
        if self.fault and self.seen >= self.fatal > 0:
            raise OSError(self.fault, os.strerror(self.fault), path)

    def before(self, sync: Callable[[int], None]) -> Callable[[int], None]:
        """The same syncing, which may be fatal too."""

        def counted(descriptor: int) -> None:
            self.count()
            self.refuse(None)
            sync(descriptor)

        return counted


def run(job: dict[str, Any]) -> None:
    """Runs the command of a job, and writes down how often it changed the disk."""
    from kg.cli import main

    os.environ.update(job["environment"])
    streams = ((job["given"], os.O_RDONLY), (job["out"], os.O_WRONLY), (job["err"], os.O_WRONLY))
    for number, (path, flags) in enumerate(streams):
        os.dup2(os.open(path, flags | os.O_CREAT | os.O_TRUNC * (number > 0)), number)
    death = Death(job["fatal"], tuple(job["places"]), job["fault"])
    os.fsync = death.before(os.fsync)  # type: ignore[assignment]
    sys.addaudithook(death.hook)
    try:
        main(job["words"], prog_name="kg")
    finally:
        death.fatal = -1
        Path(job["count"]).write_text(str(death.seen))


def answer(job: dict[str, Any]) -> int:
    """How the process of a job ended: its exit code, or the signal that killed it, negative."""
    child = os.fork()
    if child == 0:
        # Leave by the way that a command leaves, its exit code included.
        run(job)
        sys.exit(0)
    latest = time.monotonic() + job["lifetime"]
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > latest:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.005)


def load() -> None:
    """What commands import while they run, so that none of them has to."""
    from kg.cli import COMMANDS

    for name in COMMANDS.values():
        import_module(f"kg.commands.{name}")


if __name__ == "__main__":
    load()
    for line in sys.stdin:
        code = answer(json.loads(line))
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()
