"""What many tests need: the project's folders, and one build of its data."""

from __future__ import annotations

import fcntl
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kg.iris import DEFAULT_BASE

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from served import Endpoint

ROOT = Path(__file__).resolve().parent.parent
LONGEST = (
    "tests/test_readme.py",
    "tests/kg/test_pipeline.py",
    "tests/kg/remote/test_engines.py",
    "tests/shapes/test_shapes.py",
    "tests/kg/test_cli.py",
    "tests/test_packaging.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest first, so that no core ends with one of them alone."""
    places = {str(ROOT / name): place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(str(item.path), len(places)))


@pytest.fixture(scope="session")
def project_root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def tool() -> Path:
    """The installed `kg` command of the environment that runs the tests."""
    return Path(sys.executable).parent / "kg"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real documents, which is no part of a clone."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"the real documents are not here: there is no folder {folder.name} beside us")
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A build of the project's data, made once for all workers: the folder that holds `current`."""
    from kg.builds import current
    from kg.downloads import make_dumps
    from kg.pipeline import build_into

    root = tmp_path_factory.getbasetemp()
    out = (root if worker_id == "master" else root.parent) / "built-once"
    with out.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if current(out) is None:
            made = build_into(out, base=DEFAULT_BASE)
            assert made.build is not None
            make_dumps(made.build)
    return out


@pytest.fixture(scope="session")
def kg() -> Callable[..., Result]:
    """Runs the `kg` command with these words, in this process."""
    from kg.cli import main

    def run(*words: str | Path, given: str | None = None) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], input=given)

    return run


@pytest.fixture(scope="session")
def fault() -> Callable[[Result], str]:
    """The one line that a command which went wrong says."""

    def line_of(result: Result) -> str:
        assert result.exit_code == 2, result.output
        (line,) = result.stderr.splitlines()
        return str(line)

    return line_of


@pytest.fixture(scope="session")
def endpoint() -> Iterator[Endpoint]:
    """Starts a SPARQL endpoint on the N-Quads that a test gives, once for the same ones."""
    from served import endpoints

    with endpoints() as found:
        yield found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for the tests of one file; they are skipped where there is none."""
    from browser import a_browser

    with a_browser() as found:
        yield found
