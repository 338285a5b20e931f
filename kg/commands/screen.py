"""The console that tables are printed on."""

from __future__ import annotations

import sys

from rich.console import Console

ENDLESS = 10_000


def screen() -> Console:
    """As wide as the terminal; a file or a pipe has no width that a row could be too long for."""
    return Console(soft_wrap=True, width=None if sys.stdout.isatty() else ENDLESS)
