from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner
from pairs import a_folder_of_look_alikes

from kg.builds import Workspace
from kg.errors import StoreError
from kg.iris import DEFAULT_BASE
from kg.store import write_store
from server.command import build_first, serve

EVERYWHERE = "0.0.0.0"  # noqa: S104
PROGRAM = "from server.command import serve; serve()"


def publish(out: Path, nquads: bytes, base: str = DEFAULT_BASE) -> None:
    workspace = Workspace(out)
    with workspace.stage() as staged:
        write_store(staged / "store", nquads)
        (staged / "build.json").write_text(json.dumps({"base": base, "digest": "d"}))
        workspace.publish(staged)


@contextmanager
def running(out: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    words = [sys.executable, "-c", PROGRAM, "--store", str(out), "--port", "0", *more]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            yield process, int(line.partition("127.0.0.1:")[2].partition("/")[0])
        finally:
            process.kill()


def get(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_says_where_and_stops_when_told(
    tmp_path: Path, nquads: bytes, stop: signal.Signals
) -> None:
    publish(tmp_path, nquads)
    with running(tmp_path) as (process, port):
        response = get(port, "/id/session/2017/ws15", Accept="text/turtle")
        assert response.status == 303
        assert response.headers["Location"] == "/data/session/2017/ws15.ttl"
        assert response.headers["Server"] == "igf-kg"
        process.send_signal(stop)
        out, _ = process.communicate(timeout=10)
        assert (process.returncode, out) == (0, "Stopped.\n")


def test_the_review_page_is_served_when_asked_for(tmp_path: Path, nquads: bytes) -> None:
    publish(tmp_path / "out", nquads)
    data = a_folder_of_look_alikes(tmp_path / "data")
    with running(tmp_path / "out", "--review", "--reviewer", "r2", "--data", str(data)) as (
        _,
        port,
    ):
        assert get(port, "/review").status == 200
        assert get(port, "/review", Host="evil.example").status == 403


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--review", "--reviewer", "r2", "--host", EVERYWHERE), "for this machine only"),
        (("--review",), "--review needs --reviewer"),
    ],
)
def test_a_review_page_for_others_or_by_nobody_is_refused(
    tmp_path: Path, nquads: bytes, words: tuple[str, ...], said: str
) -> None:
    publish(tmp_path, nquads)
    result = CliRunner().invoke(serve, ["--store", str(tmp_path), *words])
    assert (result.exit_code, said in result.output) == (2, True)


@pytest.mark.parametrize("contact", ["nobody", "a@b", "a b@example.org", "a@example..org", ""])
def test_a_contact_that_is_no_address_for_mail_is_refused(
    tmp_path: Path, nquads: bytes, contact: str
) -> None:
    publish(tmp_path, nquads)
    result = CliRunner().invoke(serve, ["--store", str(tmp_path), "--contact", contact])
    assert (result.exit_code, "is no address for mail" in result.output) == (2, True)


def test_a_base_with_a_path_is_where_the_site_stands(tmp_path: Path, nquads: bytes) -> None:
    base = "https://example.org/igf/"
    publish(tmp_path, nquads.replace(DEFAULT_BASE.encode(), base.encode()), base)
    with running(tmp_path) as (_, port):
        response = get(port, "/igf/id/meeting/2017")
        assert (response.status, response.headers["Location"]) == (303, "/igf/doc/meeting/2017")
        assert get(port, "/igf/doc/meeting/2017").status == 200


def test_a_large_header_and_a_large_body_do_not_stop_it(tmp_path: Path, nquads: bytes) -> None:
    publish(tmp_path, nquads)
    with running(tmp_path) as (_, port):
        assert get(port, "/", **{"X-Long": "x" * 100_000}).status == 431
        assert get(port, "/").status == 200


def test_a_port_in_use_is_one_clear_line(tmp_path: Path, nquads: bytes) -> None:
    publish(tmp_path, nquads)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        words = ["--store", str(tmp_path), "--port", str(taken.getsockname()[1])]
        result = CliRunner().invoke(serve, words)
    assert isinstance(result.exception, StoreError)
    assert str(result.exception).endswith(
        ": address already in use; choose another with --port or --host"
    )


def test_a_host_that_is_not_ours_is_one_clear_line(tmp_path: Path, nquads: bytes) -> None:
    publish(tmp_path, nquads)
    result = CliRunner().invoke(serve, ["--store", str(tmp_path), "--host", "no such host"])
    assert isinstance(result.exception, StoreError)
    assert "choose another with --port or --host" in str(result.exception)


def test_a_base_that_the_build_does_not_have_is_told(tmp_path: Path, nquads: bytes) -> None:
    publish(tmp_path, nquads)
    words = ["--store", str(tmp_path), "--host", "no such host", "--base-iri", "http://x.example"]
    told = CliRunner().invoke(serve, words).output
    assert f"names things under {DEFAULT_BASE}; kg build --base-iri http://x.example/" in told


@pytest.mark.parametrize(("conforms", "status"), [(True, None), (False, 1)])
def test_without_a_build_one_is_made_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, conforms: bool, status: int | None
) -> None:
    asked: list[tuple[Path, str]] = []

    def build_into(out: Path, *, base: str, patience: float, progress: object) -> SimpleNamespace:
        assert callable(progress)
        assert patience > 0
        asked.append((out, base))
        return SimpleNamespace(report=SimpleNamespace(conforms=conforms), build=None)

    monkeypatch.setattr("kg.pipeline.build_into", build_into)
    if status is None:
        build_first(tmp_path, DEFAULT_BASE)
    else:
        with pytest.raises(click.exceptions.Exit) as caught:
            build_first(tmp_path, DEFAULT_BASE)
        assert caught.value.exit_code == status
    assert asked == [(tmp_path, DEFAULT_BASE)]


def test_the_help_names_the_settings_of_the_environment() -> None:
    told = CliRunner().invoke(serve, ["--help"]).output
    for words in ("Examples:", "KG_BASE_IRI", "--store", "--host", "--port"):
        assert words in told
