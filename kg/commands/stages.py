"""How far a build is: a bar on a terminal, once it takes longer than a second; else silence."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

PATIENCE = 1.0
"""Seconds that pass before a bar is shown."""

SAYINGS = {
    "import": "Reading documents",
    "read": "Reading documents",
    "check": "Checking the whole",
    "resolve": "Telling parties apart",
    "graph": "Making statements",
    "validate": "Validating",
    "write": "Writing the graph",
    "stage": "Loading graphs",
    "open": "Opening releases",
}


class Stages:
    """Shows the stages of a build; hand `show` to the pipeline."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description:<22}"),
            BarColumn(),
            TextColumn("{task.completed:.0f}/{task.total:.0f}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}
        self._terminal = console.is_terminal
        self._begun = time.monotonic()
        self._started = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._started:
            self._progress.stop()

    def show(self, stage: str, done: int, total: int) -> None:
        """Take note that `done` of `total` steps of a stage are behind us."""
        if not self._terminal:
            return
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(SAYINGS.get(stage, stage), total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total)
        if not self._started and time.monotonic() - self._begun > PATIENCE:
            self._progress.start()
            self._started = True
