from __future__ import annotations

import os
from pathlib import Path

import pytest
from flask import Flask
from whole_site import Crawl, walk

from kg.iris import DEFAULT_BASE
from server.app import create_app
from server.settings import Settings

SOME = 30
"""Pages of a kind that the suite looks at; `make site` looks at all of them."""


@pytest.fixture(scope="session")
def whole() -> bool:
    """Whether all pages are looked at, as `make site` asks for."""
    return os.environ.get("KG_SITE") == "whole"


@pytest.fixture(scope="session")
def site(built: Path) -> Flask:
    return create_app(Settings(out=built))


@pytest.fixture(scope="session")
def crawl(site: Flask, whole: bool) -> Crawl:
    return walk(site.test_client(), DEFAULT_BASE, None if whole else SOME)
