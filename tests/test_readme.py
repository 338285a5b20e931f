"""What the documents tell a newcomer to type works as it stands there."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import click
import pyoxigraph
import pytest

from kg.cli import main
from kg.iris import DEFAULT_BASE, Iris

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HANDLED = {"make serve\n", "make test\n"}
# Pages whose commands build on each other, and so are run as one script.
STORIES = ("new-year.md",)
LATEST_START = 120


def blocks(language: str) -> list[object]:
    """Each fenced block of a language, named by its page and its place in it; a story is one."""
    found = {
        f"{page.name}-{number}": block
        for page in PAGES
        for number, (kind, block) in enumerate(FENCED.findall(page.read_text("utf-8")), start=1)
        if kind == language and block not in HANDLED
    }
    for story in STORIES:
        told = [found.pop(name) for name in list(found) if name.startswith(f"{story}-")]
        found |= {story: "".join(told)} if told else {}
    return [pytest.param(block, id=name) for name, block in found.items()]


def clean_environment() -> dict[str, str]:
    """Ours, without what the `make` that may run these tests has put there."""
    ours = ("MAKE", "MFLAGS", "KG_", "PORT", "HOST")
    return {key: value for key, value in os.environ.items() if not key.startswith(ours)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, tool: Path) -> Path:
    """A directory that looks like a checkout to whoever types commands in it."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / ".venv" / "bin").mkdir(parents=True)
    (desk / ".venv" / "bin" / "kg").symlink_to(tool)
    for name in ("data", "docs"):
        (desk / name).symlink_to(ROOT / name)
    return desk


@pytest.fixture(scope="module")
def address(desk: Path, tool: Path) -> Iterator[str]:
    """`make serve`, on a free port and with the environment at hand; stopped at the end."""
    port = free_port()
    log = (desk / "serve.log").open("w+")
    serving = subprocess.Popen(
        [
            *("make", "--no-print-directory", "--old-file=.venv/installed", "serve"),
            *(f"PORT={port}", f"OUT={desk / 'build'}", f"BIN={tool.parent}"),
        ],
        cwd=ROOT,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        wait_until_served(port, serving, Path(log.name))
        yield f"127.0.0.1:{port}"
    finally:
        if serving.poll() is None:
            os.killpg(serving.pid, signal.SIGTERM)
        serving.wait(timeout=30)
        log.close()


def wait_until_served(port: int, serving: subprocess.Popen[bytes], log: Path) -> None:
    latest = time.monotonic() + LATEST_START
    while time.monotonic() < latest and serving.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"make serve did not come to answer:\n{log.read_text()}")


def test_there_are_blocks_to_run() -> None:
    assert len(blocks("sh")) >= 5
    assert len(blocks("sparql")) >= 10
    assert len(blocks("python")) >= 1


@pytest.mark.parametrize("block", blocks("sh"))
def test_a_shell_block_runs_as_it_stands(block: str, desk: Path, address: str) -> None:
    ended = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block.replace("127.0.0.1:8000", address)],
        cwd=desk,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout != ""


@pytest.mark.parametrize("block", blocks("python"))
def test_a_python_block_runs_as_it_stands(block: str, address: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", block.replace("127.0.0.1:8000", address)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "IGF 2017 " in ended.stdout


@pytest.fixture(scope="module")
def store(built: Path) -> pyoxigraph.Store:
    return pyoxigraph.Store.read_only(str(built / "current" / "store"))


@pytest.mark.parametrize("query", blocks("sparql"))
def test_an_example_query_has_an_answer(query: str, store: pyoxigraph.Store) -> None:
    iris = Iris(DEFAULT_BASE)
    default = [pyoxigraph.NamedNode(str(iris.graph(name))) for name in ("curated", "vocabulary")]
    answer = store.query(query, default_graph=default)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    assert next(iter(answer), None) is not None


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "```sh\nmake test\n```" in PAGES[0].read_text("utf-8")
    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == "make test"


def test_every_make_command_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile.replace("\\\n", ""), re.MULTILINE)
    described = re.findall(r"^([a-z]+):.* ## \S", makefile, re.MULTILINE)
    assert sorted(described) == sorted(phony.split())


def options() -> list[object]:
    context = click.Context(main)
    return [
        pytest.param(name, option, id=f"{name} {option}")
        for name in main.list_commands(context)
        for command in [main.get_command(context, name)]
        if command is not None
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    ]


@pytest.mark.parametrize(("command", "option"), options())
def test_every_option_of_every_command_is_in_the_documents(command: str, option: str) -> None:
    sections = (ROOT / "docs" / "commands.md").read_text("utf-8").split("\n## ")
    (section,) = [text for text in sections if text.startswith(f"kg {command}\n")]
    assert f"`{option}" in section


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_to_a_file_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
