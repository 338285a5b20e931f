"""`kg load`: the current build into an engine of SPARQL 1.1, swapped in when it is whole there."""

from __future__ import annotations

import json
import os
import uuid
from pathlib import Path

import click
from rich.console import Console

from kg.commands import options
from kg.commands.stages import Stages
from kg.commands.stored import build_in
from kg.described import DUMP
from kg.errors import StoreError
from kg.remote.contents import contents
from kg.remote.credentials import Credentials
from kg.remote.engine import engine
from kg.remote.exchange import shown
from kg.remote.http import HttpTransport
from kg.remote.loading import Build, Loaded
from kg.remote.loading import load as load_into
from kg.store import ABOUT_BUILD

USER, PASSWORD = "KG_ENDPOINT_USER", "KG_ENDPOINT_PASSWORD"
EPILOG = """\b
Examples:
  kg load --endpoint http://127.0.0.1:7878/query
  KG_ENDPOINT_USER=dba KG_ENDPOINT_PASSWORD=… kg load --endpoint http://127.0.0.1:8890/sparql

User and password come from the environment alone. Broken off, run it again."""


@click.command(epilog=EPILOG)
@options.store
@click.option(
    "--endpoint",
    envvar="KG_ENDPOINT",
    show_envvar=True,
    required=True,
    metavar="URL",
    help="Where the engine takes queries.",
)
@click.option(
    "--update-endpoint",
    metavar="URL",
    help="Where it takes updates; known for addresses that end in /query or /sparql.",
)
@click.option(
    "--graph-store",
    metavar="URL",
    help="Where it takes graphs, by the Graph Store Protocol; known for the same addresses.",
)
def load(store: Path, endpoint: str, update_endpoint: str | None, graph_store: str | None) -> None:
    """Load the current build into an engine that kg serve --endpoint can stand on."""
    place = engine(
        endpoint,
        HttpTransport(credentials()),
        update_url=update_endpoint,
        graph_url=graph_store,
    )
    with Stages(Console(stderr=True)) as stages:
        done = load_into(place, _build(build_in(store)), stages.show)
    click.echo(f"{shown(endpoint)}: {_told(done)}")


def credentials() -> Credentials | None:
    """User and password for the engine; None where it needs none."""
    user = os.environ.get(USER)
    return Credentials(user, os.environ.get(PASSWORD, "")) if user else None


def _build(folder: Path) -> Build:
    try:
        told = json.loads((folder / ABOUT_BUILD).read_text("utf-8"))
        dump = (folder / DUMP).read_bytes()
        return Build(told["base"], told["digest"], contents(dump), uuid.uuid4().hex)
    except (OSError, ValueError, KeyError) as error:
        raise StoreError(
            "there is no whole build here; make one with kg build", document=str(folder)
        ) from error


def _told(done: Loaded) -> str:
    if not (done.changed or done.dropped):
        return f"the same build is there already, in {done.unchanged:,} graphs"
    return (
        f"{done.changed:,} graphs loaded with {done.statements:,} statements,"
        f" {done.unchanged:,} unchanged, {done.dropped:,} dropped"
    )
