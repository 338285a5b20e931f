"""A build made of N-Quads as they are, without documents: for graphs that no document makes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from kg import __version__
from kg.builds import Workspace
from kg.described import DUMP
from kg.store import ABOUT_BUILD, STORE, write_store


def publish(out: Path, nquads: bytes, base: str) -> Path:
    """The folder of the build, which is now the current one of `out`."""
    digest = hashlib.sha256(nquads).hexdigest()
    about = {
        "base": base,
        "digest": digest,
        "inputs": digest,
        "quads": nquads.count(b"\n"),
        "version": __version__,
    }
    workspace = Workspace(out)
    with workspace.stage() as staged:
        (staged / DUMP).write_bytes(nquads)
        write_store(staged / STORE, nquads)
        (staged / ABOUT_BUILD).write_text(json.dumps(about) + "\n", "utf-8")
        return workspace.publish(staged)
