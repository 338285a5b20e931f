"""One string says which version of the data it is, wherever that is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask.testing import FlaskClient

from kg import __version__
from kg.builds import current
from kg.described import described
from kg.iris import DEFAULT_BASE
from server.app import create_app
from server.settings import Settings

HEADER = "Dataset-Version"


@pytest.fixture(scope="module")
def real(built: Path) -> FlaskClient:
    return create_app(Settings(out=built)).test_client()


@pytest.fixture(scope="module")
def version(built: Path) -> str:
    found = described(built)
    assert found is not None
    return found.version


def test_the_dump_has_one_line_that_tells_it(built: Path, version: str) -> None:
    build = current(built)
    assert build is not None
    subject = f"<{DEFAULT_BASE}void#dataset> <http://www.w3.org/2002/07/owl#versionInfo> "
    lines = (build / "dump.nq").read_text("utf-8").splitlines()
    (told,) = (line for line in lines if line.startswith(subject))
    assert told == f'{subject}"{version}" <{DEFAULT_BASE}graph/provenance> .'


def test_the_description_of_the_dataset_tells_it(real: FlaskClient, version: str) -> None:
    told = json.loads(real.get("/void.jsonld").data)
    assert told["version"] == told["owl:versionInfo"] == version


def test_the_first_page_says_to_cite_it(real: FlaskClient, version: str) -> None:
    assert f"<q>IGF knowledge graph</q>, version {version}, build" in real.get("/").text


def test_the_page_of_a_thing_says_to_cite_it(real: FlaskClient, version: str) -> None:
    assert (
        f"In: IGF knowledge graph, version {version}, build"
        in real.get("/id/meeting/2017", follow_redirects=True).text
    )


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/data/meeting/2017.ttl", 200),
        ("/dump.nq", 200),
        ("/static/style.css", 200),
        ("/id/meeting/2017", 303),
        ("/no-such-page", 404),
        ("/sparql?query=ASK{}", 200),
        ("/sparql?query=nonsense", 400),
    ],
)
def test_every_response_carries_it(path: str, status: int, real: FlaskClient, version: str) -> None:
    response = real.get(path, buffered=True)
    assert (response.status_code, response.headers.getlist(HEADER)) == (status, [version])
    assert HEADER in response.headers["Access-Control-Expose-Headers"]


def test_the_description_of_the_surface_tells_both_versions(
    real: FlaskClient, version: str
) -> None:
    told = json.loads(real.get("/openapi.json").data)["info"]
    assert (told["version"], told["x-dataset-version"]) == (__version__, version)


def test_the_command_tells_both_versions(
    kg: Callable[..., Result], built: Path, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE", str(built))
    told = f"kg, version {__version__}\nthe graph in {built}, version {version}\n"
    assert kg("--version").output == told
    monkeypatch.setenv("KG_STORE", str(built / "nothing"))
    assert kg("--version").output == f"kg, version {__version__}\n"
