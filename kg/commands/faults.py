"""What goes wrong at the edge, as one line that says where, what, and how to mend it."""

from __future__ import annotations

import errno
import sys
from typing import IO, Any

import click

from kg.errors import KgError

DATA_DOES_NOT_CONFORM = 1
WRONG_USE = 2
INTERRUPTED = 130

UNKNOWN_FAULT = "look at the path and the disk, then run the command again"
MENDS = {
    errno.ENOSPC: "make room on the disk and run the command again; the build before is untouched",
    errno.EDQUOT: "make room on the disk and run the command again; the build before is untouched",
    errno.EACCES: "ask its owner for the right to use it, or name another place",
    errno.EPERM: "ask its owner for the right to use it, or name another place",
    errno.EROFS: "name a place that can be written to",
    errno.ENOENT: "look at the spelling of the path",
    errno.ENOTDIR: "name a directory, or move the file away",
    errno.EISDIR: "name a file, not a directory",
    errno.EEXIST: "name another place, or move what is there away",
    errno.ENAMETOOLONG: "give a shorter name",
}


class Fault(click.ClickException):
    """A fault that the user can mend; `kg` ends with exit code 2."""

    exit_code = WRONG_USE

    def show(self, file: IO[Any] | None = None) -> None:
        """One line on standard error."""
        click.echo(f"kg: {' '.join(self.format_message().split())}", file=file or sys.stderr)


def of_usage(error: click.UsageError) -> Fault:
    """A command that was given words it does not know."""
    path = error.ctx.command_path if error.ctx else "kg"
    return Fault(f"{error.format_message().rstrip('.')}; see {path} --help")


def of_error(error: KgError) -> Fault:
    """A fault that a stage has already put into words."""
    return Fault(str(error))


def of_system(error: OSError) -> Fault:
    """A fault of the disk or the file system."""
    where = f"{error.filename}: " if error.filename else ""
    what = (error.strerror or str(error)).lower()
    return Fault(f"{where}{what}; {MENDS.get(error.errno or 0, UNKNOWN_FAULT)}")
