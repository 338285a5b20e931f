"""The wheel works on its own, far from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest


@pytest.fixture(scope="module")
def installed(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel was installed into; its dependencies are those of the tests."""
    wheels, site = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)]
    subprocess.run(build, cwd=project_root, check=True, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    install = ["install", "--quiet", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, capture_output=True)
    return site


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


def run(installed: Path, elsewhere: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("KG_")}
    return subprocess.run(
        [sys.executable, str(installed / "bin" / "kg"), *words],
        cwd=elsewhere,
        env=environment | {"PYTHONPATH": str(installed), "PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    "command", ["", "build", "validate", "serve", "query", "read", "register", "export"], ids=str
)
def test_every_command_of_the_wheel_has_help(
    installed: Path, elsewhere: Path, command: str
) -> None:
    ended = run(installed, elsewhere, *command.split(), "--help")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("Usage: kg")


def test_the_wheel_brings_its_own_data(installed: Path, elsewhere: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "from kg import resources as r; print(r.data(), r.shapes())"],
        cwd=elsewhere,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    bundled = installed / "kg" / "_bundled"
    assert ended.stdout.split() == [str(bundled / "data"), str(bundled / "shapes")]


@pytest.mark.parametrize("folder", ["templates", "static", "queries"])
def test_the_wheel_brings_what_the_server_shows(
    installed: Path, project_root: Path, folder: str
) -> None:
    ours, theirs = project_root / "server" / folder, installed / "server" / folder
    names = {path.relative_to(ours) for path in ours.rglob("*") if path.is_file()}
    assert names
    assert {path.relative_to(theirs) for path in theirs.rglob("*") if path.is_file()} == names


def test_the_wheel_builds_a_graph_and_answers_a_query(installed: Path, elsewhere: Path) -> None:
    built = run(installed, elsewhere, "build", "--out", "graph")
    assert built.returncode == 0, built.stderr
    query = 'ASK { ?session <https://schema.org/identifier> "WS15" }'
    asked = run(installed, elsewhere, "query", "--store", "graph", "--format", "csv", query)
    assert (asked.returncode, asked.stdout.strip(), asked.stderr) == (0, "true", "")


def test_the_wheel_brings_what_was_built_for_the_browser_and_not_its_sources(
    project_root: Path, tmp_path: Path
) -> None:
    copied = tmp_path / "checkout"
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE", ".gitignore"):
        copied.mkdir(exist_ok=True)
        shutil.copy(project_root / name, copied / name)
    for name in ("kg", "ontology", "shapes", "data"):
        (copied / name).mkdir()
    (copied / "kg" / "__init__.py").touch()
    built = copied / "server" / "static" / "built"
    for path in (built / "query.js", copied / "server" / "assets" / "src" / "query.js"):
        path.parent.mkdir(parents=True)
        path.touch()
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=copied, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = [name for name in ZipFile(wheel).namelist() if name.startswith("server/")]
    assert names == ["server/static/built/query.js"]
