"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from kg.iris import DEFAULT_BASE

OUT = Path("build")
LONG = 3600.0
"""Seconds that `--wait` waits where it is given no number."""
PATH = click.Path(path_type=Path)


def _with_slash(_context: click.Context, _option: click.Parameter, base: str) -> str:
    if not base.startswith(("http://", "https://")) or any(char in base for char in ' <>"?#'):
        raise click.BadParameter(
            f"{base!r} is no base IRI; give an http or https address without query or fragment,"
            " such as https://example.org/igf/"
        )
    return base if base.endswith("/") else f"{base}/"


base_iri = click.option(
    "--base-iri",
    "base",
    envvar="KG_BASE_IRI",
    show_envvar=True,
    default=DEFAULT_BASE,
    show_default=True,
    metavar="IRI",
    callback=_with_slash,
    help="The address under which every entity and graph is named.",
)

_source = click.option(
    "--source",
    "sources",
    type=PATH,
    multiple=True,
    metavar="FILE…",
    help="Documents to take in besides the data, of any form that `kg read` knows.",
)
# A shell turns `--source pages/*.txt` into one option and many words; they are sources too.
_more = click.argument("more", type=PATH, nargs=-1, metavar="")


def sources(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--source FILE…`, handed to the command as one tuple named `sources`."""

    @_source
    @_more
    @wraps(command)
    def joined(sources: tuple[Path, ...], more: tuple[Path, ...], **rest: Any) -> Any:
        if more and not sources:
            raise click.UsageError(f"{more[0]} is unexpected; write --source before documents")
        return command(sources=sources + more, **rest)

    return joined


data = click.option(
    "--data",
    envvar="KG_DATA",
    show_envvar=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="The data folder; that of the project unless you name your own.",
)

reviewer = click.option(
    "--reviewer",
    envvar="KG_REVIEWER",
    show_envvar=True,
    required=True,
    metavar="KEY",
    help="Who judges, as a short key such as r2; it names the file of the judgements.",
)

store = click.option(
    "--store",
    envvar="KG_STORE",
    show_envvar=True,
    type=PATH,
    default=OUT,
    show_default=True,
    metavar="DIR",
    help="Where `kg build` has put the graph.",
)

out = click.option(
    "--out",
    type=PATH,
    default=OUT,
    show_default=True,
    metavar="DIR",
    help="The folder that builds are made in.",
)

releases = click.option(
    "--releases",
    envvar="KG_RELEASES",
    show_envvar=True,
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("releases"),
    show_default=True,
    metavar="DIR",
    help="Where the releases that were made are kept.",
)

wait = click.option(
    "--wait",
    "patience",
    type=click.FloatRange(min=0),
    is_flag=False,
    flag_value=LONG,
    default=0.0,
    metavar="[SECONDS]",
    help="Wait for another one that is running; an hour, unless you say how long.",
)
