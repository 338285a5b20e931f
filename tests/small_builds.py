"""Builds of a few statements, published as a real one is."""

from __future__ import annotations

import json
from pathlib import Path

from kg.builds import Workspace
from kg.iris import DEFAULT_BASE
from kg.store import write_store


def publish(out: Path, name: str, names: int = 1) -> None:
    graph = f"<{DEFAULT_BASE}graph/curated>"
    lines = (
        f'<{DEFAULT_BASE}id/x/{n}> <https://schema.org/name> "{name}" {graph} .\n'
        for n in range(names)
    )
    workspace = Workspace(out)
    with workspace.stage() as staged:
        write_store(staged / "store", "".join(lines).encode())
        (staged / "build.json").write_text(json.dumps({"base": DEFAULT_BASE, "digest": name}))
        workspace.publish(staged)
