"""Releases are opened where a command has the time, so that nobody who asks for one has to wait."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from kg.builds import current
from kg.commands.stages import Stages
from kg.errors import KgError
from kg.releases.opening import open_releases, withdrawn_in
from kg.store import EmbeddedStore, Store


def open_kept(releases: Path, out: Path, store: Store | None = None) -> None:
    """Open the releases that are kept; store: the present graph, if not that of the build."""
    if not releases.is_dir():
        return
    build = current(out)
    present = EmbeddedStore.open(build) if store is None and build is not None else store
    gone = () if present is None else withdrawn_in(present)

    def complain(error: KgError) -> None:
        click.echo(f"kg: {error}; this release is not served", err=True)

    with Stages(Console(stderr=True)) as stages:
        open_releases(releases, out, complain, withdrawn=gone, progress=stages.show)
