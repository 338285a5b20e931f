from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from engines import Server, oxigraph

from kg.remote.opening import open_remote

Kg = Callable[..., Result]
Fault = Callable[[Result], str]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as found:
        yield found


def test_a_build_is_loaded_and_then_is_there(kg: Kg, built: Path, server: Server) -> None:
    words = ("load", "--store", built, "--endpoint", server.url)
    first, second = kg(*words), kg(*words)
    assert (first.exit_code, second.exit_code) == (0, 0)
    store = open_remote(server.url)
    count = len(store.graphs)
    assert first.output.startswith(f"{server.url}: {count} graphs loaded with ")
    assert first.output.endswith(" statements, 0 unchanged, 0 dropped\n")
    assert second.output == f"{server.url}: the same build is there already, in {count} graphs\n"
    link = built / "current"
    assert store.digest in (link / "build.json").read_text("utf-8")


def test_a_load_without_a_build_says_how_to_make_one(kg: Kg, fault: Fault, tmp_path: Path) -> None:
    result = kg("load", "--store", tmp_path, "--endpoint", "http://127.0.0.1:9/query")
    assert "make one with kg build" in fault(result)


@pytest.mark.parametrize(
    ("endpoint", "words"),
    [
        ("http://reader:s3cret@127.0.0.1:9/query", "KG_ENDPOINT_PASSWORD"),
        ("http://127.0.0.1:9/query", "start the engine, or mend its address"),
    ],
)
def test_an_engine_that_cannot_be_reached_is_told_in_one_line(
    endpoint: str, words: str, kg: Kg, fault: Fault, built: Path
) -> None:
    line = fault(kg("load", "--store", built, "--endpoint", endpoint))
    assert words in line
    assert "s3cret" not in line


def test_where_updates_go_has_to_be_said_where_it_cannot_be_known(
    kg: Kg, fault: Fault, built: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_ENDPOINT", f"{server.url}?")
    result = kg("load", "--store", built, "--graph-store", "ftp://x/")
    assert "no http or https" in fault(result)
    for more in ([], ["--graph-store", f"{server.url}/store"]):
        result = kg("load", "--store", built, "--endpoint", f"{server.url}/elsewhere", *more)
        assert "give --update-endpoint and --graph-store" in fault(result)
