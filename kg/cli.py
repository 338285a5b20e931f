"""The `kg` command: turns every fault into one line and an exit code.

0: fine. 1: the data does not conform. 2: wrong use, or a bad source.
Commands of other packages, such as `serve`, join through the entry-point group `kg.commands`.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import click

from kg import __version__
from kg.commands import faults
from kg.errors import KgError

COMMANDS = {
    name: name
    for name in (
        "build",
        "diff",
        "evaluate",
        "explain",
        "export",
        "links",
        "load",
        "query",
        "read",
        "register",
        "release",
        "releases",
        "review",
        "sources",
        "validate",
        "verify",
        "withdraw",
    )
} | {"import": "take_in", "map": "map_table"}
"""Each command's name, and that of its module and function: `import` can name neither."""

ENTRY_POINTS = "kg.commands"


class Commands(click.Group):
    """A group whose commands are loaded when asked for, and may raise a KgError or an OSError."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Our own commands and those of installed packages, in the order of the alphabet."""
        offered = entry_points(group=ENTRY_POINTS).names
        return sorted({*super().list_commands(ctx), *COMMANDS, *offered})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of our own commands, else one that an installed package offers."""
        command = super().get_command(ctx, cmd_name)
        if cmd_name in COMMANDS:
            name = COMMANDS[cmd_name]
            command = getattr(import_module(f"kg.commands.{name}"), name)
        for entry in entry_points(group=ENTRY_POINTS, name=cmd_name):
            command = command or entry.load()
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a fault ends it with one line."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except click.UsageError as error:
            raise faults.of_usage(error) from error
        except KgError as error:
            raise faults.of_error(error) from error
        except BrokenPipeError:
            # Whoever reads our output, such as `head`, has read enough: that is no fault.
            _drop_output()
        except OSError as error:
            _drop_output()
            raise faults.of_system(error) from error
        except KeyboardInterrupt:
            click.echo("kg: stopped before the end; nothing was replaced", err=True)
            ctx.exit(faults.INTERRUPTED)
        else:
            return result


def _drop_output() -> None:
    """Python writes what is left of the output at its end, and would then fail once more."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_versions(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if not asked or ctx.resilient_parsing:
        return
    # Not at the top: no other command needs both.
    from kg.commands.options import OUT
    from kg.described import described

    click.echo(f"kg, version {__version__}")
    out = Path(os.environ.get("KG_STORE", OUT))
    build = described(out)
    if build is not None:
        click.echo(f"the graph in {out}, version {build.version}")
    ctx.exit()


@click.group("kg", cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_versions,
    help="Show the versions of the program and of the graph that is built, and exit.",
)
def main() -> None:
    """Make, check, ask and serve the IGF knowledge graph."""
