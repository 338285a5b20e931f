"""Takes a key from a terminal, or a line from a pipe; None where there is no more."""

from __future__ import annotations

import sys

import click


def key(question: str) -> str | None:
    """One key, in small letters; from a pipe, the first letter of a line that has one."""
    click.echo(question, nl=False)
    try:
        pressed = click.getchar() if sys.stdin.isatty() else _line()[:1]
    except (EOFError, KeyboardInterrupt):
        # Either means that the person has had enough; what is written stays written.
        pressed = None
    click.echo(pressed if pressed and pressed.isprintable() else "")
    # Ctrl-D comes as itself where the terminal is taken key by key.
    return None if pressed in (None, "", "\x04") else pressed.lower()


def words(question: str) -> str | None:
    """A line of text; None where it is empty or there is none."""
    click.echo(question, nl=False)
    line = sys.stdin.readline().strip()
    if not sys.stdin.isatty():
        click.echo(line)
    return line or None


def _line() -> str:
    """The next line of standard input that is not blank; empty at the end."""
    for line in sys.stdin:
        if line.strip():
            return line.strip()
    return ""
