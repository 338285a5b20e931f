"""Debian's Chromium, or another of its kind, driven by Playwright; it fetches no browser itself.

Playwright keeps an event loop in the thread that it is used in, which is why a browser lives no
longer than the tests of one file: those of the next may run a loop of their own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def found() -> str | None:
    """The browser's program, if this machine has one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def a_browser() -> Iterator[Browser]:
    """A browser; skips the test, and says so, where there is none."""
    program = found()
    if program is None:
        pytest.skip("no Chromium on this machine, so what a browser does is not tried")
    with launched(program) as browser:
        yield browser


@contextmanager
def launched(program: str) -> Iterator[Browser]:
    """A browser that is closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()
