"""`python -m benchmarks.changes [SESSIONS …]`: one change against a build of everything.

At the embedded data, and at a synthetic folder of each size; KG_BENCH sets the sizes for `make`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.changes.edits import EDITS
from benchmarks.changes.one_build import STAGES
from benchmarks.synthetic.folder import write
from kg import resources

SIZE = "1000"


def main(sizes: list[str]) -> None:
    console = Console(width=130)
    console.print("Processor seconds of a build after one change, beside one of everything")
    with TemporaryDirectory() as folder:
        data = Path(folder, "embedded")
        shutil.copytree(resources.data(), data)
        report("the embedded data", data, console)
        for size in sizes or os.environ.get("KG_BENCH", SIZE).split():
            data = Path(folder, f"synthetic-{size}")
            write(data, int(size))
            report(f"{int(size):,} synthetic sessions", data, console)


def report(name: str, data: Path, console: Console) -> None:
    """A row for the build of everything, then one for each change, made one after the other."""
    out = data.with_name(f"{data.name}-out")
    whole = built_alone(data, out, "--full")
    table = Table(
        name, "Seconds", *map(str.capitalize, STAGES), "MB", "Parts", "Looked at", "Ratio"
    )
    table.add_row("everything", *_figures(whole), f"{whole['quads']:,} quads", "all", "1")
    for change, edit in EDITS.items():
        edit(data)
        run = built_alone(data, out)
        parts = "all" if run["made"] is None else f"{run['made']:,} of {run['parts']:,}"
        looked = "all" if run["validated"] is None else f"{run['validated']:,}"
        ratio = f"{whole['seconds'] / run['seconds']:.1f}"
        table.add_row(change, *_figures(run), parts, looked, ratio)
    console.print(table)


def built_alone(*words: Path | str) -> dict[str, Any]:
    """What a new process says of a build."""
    line = [sys.executable, "-m", "benchmarks.changes.one_build", *map(str, words)]
    told = subprocess.run(line, check=True, stdout=subprocess.PIPE, text=True).stdout
    figures: dict[str, Any] = json.loads(told)
    return figures


def _figures(run: dict[str, Any]) -> tuple[str, ...]:
    stages = (f"{run['stages'][stage]:.1f}" for stage in STAGES)
    return (f"{run['seconds']:.1f}", *stages, f"{run['memory']:.0f}")


if __name__ == "__main__":
    main(sys.argv[1:])
