"""`kg serve`: the site and the endpoint, on a build of the graph."""

from __future__ import annotations

import os
import re
import socket
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click
from click.core import ParameterSource
from flask import Flask
from rich.console import Console

from kg.builds import current
from kg.commands import faults, options
from kg.commands.load import credentials
from kg.commands.opened import open_kept
from kg.commands.stages import Stages
from kg.downloads import make_dumps
from kg.errors import StoreError
from kg.remote.exchange import shown as shown_address
from kg.remote.opening import open_remote
from kg.remote.store import RemoteStore
from server import options as bounded
from server.app import create_app
from server.front.gate import Gate
from server.front.running import run_here
from server.loopback import is_loopback
from server.replies import library
from server.settings import Settings
from server.sparql.desk import Desk
from server.views.endpoint import ENDPOINT

if TYPE_CHECKING:
    from server.review_desk import ReviewDesk

OUT = Path("build")
MAILBOX = re.compile(r"[^\s@]+@([^\s@.]+\.)+[^\s@.]+")


def _mailbox(_context: click.Context, _option: click.Parameter, contact: str | None) -> str | None:
    if contact is not None and MAILBOX.fullmatch(contact) is None:
        told = f"{contact!r} is no address for mail; give one such as archive@example.org"
        raise click.BadParameter(told)
    return contact


@click.command(
    epilog="""\b
Examples:
  kg serve
  kg serve --store public --host 0.0.0.0 --port 8080
  KG_BASE_IRI=https://igf.example.org/ kg serve --store public
  kg serve --endpoint http://127.0.0.1:8890/sparql
  kg serve --review --reviewer r2

A build that is made while it runs is served from the next request on."""
)
@click.option(
    "--store",
    "out",
    type=click.Path(file_okay=False, path_type=Path),
    default=OUT,
    show_default=True,
    envvar="KG_STORE",
    show_envvar=True,
    metavar="DIR",
    help="Where `kg build` has put the graph; one is built there if there is none.",
)
@click.option(
    "--endpoint",
    envvar="KG_ENDPOINT",
    show_envvar=True,
    metavar="URL",
    help="Serve what `kg load` has brought into this engine, and not the build in --store.",
)
@options.releases
@click.option("--host", default="127.0.0.1", show_default=True, envvar="KG_HOST", show_envvar=True)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    envvar="KG_PORT",
    show_envvar=True,
)
@options.base_iri
@click.option("--review", is_flag=True, help="Offer the review page; only on this machine.")
@click.option(
    "--reviewer",
    envvar="KG_REVIEWER",
    show_envvar=True,
    metavar="KEY",
    help="With --review: who judges, as a short key such as r2.",
)
@click.option(
    "--contact",
    envvar="KG_CONTACT",
    show_envvar=True,
    metavar="EMAIL",
    callback=_mailbox,
    help="Who answers for the site; OAI-PMH names them to harvesters.",
)
@options.data
@bounded.bounds
def serve(
    out: Path,
    endpoint: str | None,
    releases: Path,
    host: str,
    port: int,
    base: str,
    review: bool,
    reviewer: str | None,
    contact: str | None,
    data: Path | None,
    bounds: bounded.Bounds,
) -> None:
    """Serve the graph: pages, data and SPARQL."""
    desk = review_desk(host, reviewer, data) if review else None
    store = None if endpoint is None else opened_engine(endpoint, base, bounds)
    if store is None and current(out) is None:
        build_first(out, base)
    with bounded.relayed(bounds) as relay:
        settings = Settings(
            out,
            store,
            review=desk,
            limits=bounds.limits,
            relay=relay,
            releases=releases,
            contact=contact,
        )
        open_kept(releases, out, store)
        app = create_app(settings)
        with app.app_context():
            found = library().store.base
        tell_of_another_base(base, found)
        shown = str(out) if endpoint is None else shown_address(endpoint)
        run_app(app, shown, Place(host, free_port(host, port), found), bounds)
    click.echo("Stopped.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the site is: the host and port it listens on, and its base IRI."""

    host: str
    port: int
    base: str

    @property
    def prefix(self) -> str:
        """The path that the site stands under, without a slash at the end."""
        return urlsplit(self.base).path.rstrip("/")

    @property
    def address(self) -> str:
        """The address of the first page on this machine."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.port}{self.prefix}/"


def run_app(app: Flask, what: str, place: Place, bounds: bounded.Bounds) -> None:
    """Serve the application until a signal."""
    log = bounded.opened(bounds)
    queries: Desk = app.extensions[ENDPOINT]
    write, reopen = (log.write, log.reopen) if log else (None, None)
    gate = Gate(app, queries, log=write, prefix=place.prefix, proxied=bounds.proxied)
    ready = partial(click.echo, f"Serving {what} at {place.address} (Ctrl-C stops)")
    run_here(gate, queries, place.host, place.port, ready=ready, reopen=reopen)


def opened_engine(endpoint: str, base: str, bounds: bounded.Bounds) -> RemoteStore:
    """The build in an engine elsewhere; a UsageError where an option does not go with it."""
    if bounds.federate:
        raise click.UsageError("--federate goes with a build of ours, not with --endpoint")
    chosen = base if is_given("base") else None
    return open_remote(endpoint, chosen, credentials=credentials(), seconds=bounds.limits.seconds)


def is_given(option: str) -> bool:
    """Whether the user has chosen the value of an option."""
    given = click.get_current_context().get_parameter_source(option)
    return given is not ParameterSource.DEFAULT


def tell_of_another_base(asked: str, found: str) -> None:
    """Say so where another base was asked for than the build has."""
    if found != asked and is_given("base"):
        mend = f"kg build --base-iri {asked} makes one that does"
        click.echo(f"kg: this build names things under {found}; {mend}", err=True)


def review_desk(host: str, reviewer: str | None, data: Path | None) -> ReviewDesk:
    """What the review page works on; a UsageError unless only this machine can reach it."""
    if not is_loopback(host):
        raise click.UsageError(
            f"--review is for this machine only, and {host} can be reached from others;"
            " leave out --host, or leave out --review"
        )
    if reviewer is None:
        raise click.UsageError("--review needs --reviewer, a short key such as r2")
    # Not at the top: a server without a review page needs none of this.
    from server.review_desk import open_desk

    return open_desk(data, reviewer)


def free_port(host: str, port: int) -> int:
    """The port, or a free one for 0; raises StoreError where the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.create_server((host, port), family=family) as probe:
            return int(probe.getsockname()[1])
    except OSError as error:
        number = error.errno or 0
        # Python adds to the system's words what the place before them says already.
        what = os.strerror(number).lower() if number > 0 else str(error)
        mend = "choose another with --port or --host"
        raise StoreError(f"{what}; {mend}", document=f"{host}:{port}") from error


def build_first(out: Path, base: str) -> None:
    """Make the first build, so that one command is enough."""
    # Not at the top: a server on a finished build needs none of the pipeline.
    from kg.pipeline import build_into

    click.echo(f"There is no build in {out} yet; making one")
    with Stages(Console(stderr=True)) as stages:
        made = build_into(out, base=base, patience=options.LONG, progress=stages.show)
        if made.build is not None:
            make_dumps(made.build)
    if not made.report.conforms:
        click.echo("kg: the data does not conform; kg validate says where", err=True)
        raise click.exceptions.Exit(faults.DATA_DOES_NOT_CONFORM)
