from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from kinds_of_page import LATER
from on_loopback import serving
from playwright.sync_api import Browser
from reader import Reader, reading


@pytest.fixture(scope="module")
def address(site: Flask) -> Iterator[str]:
    with serving(site) as found:
        yield found


@pytest.fixture(scope="module")
def reader(chromium: Browser, address: str) -> Iterator[Reader]:
    with reading(chromium, address) as found:
        yield found


@pytest.fixture(scope="module")
def reader_without_script(chromium: Browser, address: str) -> Iterator[Reader]:
    with reading(chromium, address, script=False) as found:
        yield found


@pytest.fixture
def now(kind: str, whole: bool) -> None:
    """Leaves some kinds of page to `make site`."""
    if kind in LATER and not whole:
        pytest.skip("this kind of page is looked at by `make site`")
