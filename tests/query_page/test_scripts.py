"""The parts of the page's script that need no browser; Node.js runs them, where it is."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.iris import DEFAULT_BASE
from kg.namespaces import ONTOLOGY, PREFIXES, SHAPES, VOCABULARY
from kg.store import EmbeddedStore
from server.links import link
from server.term_list import term_list

IRIS = (
    f"{DEFAULT_BASE}id/session/2017/ws15",
    f"{DEFAULT_BASE}graph/curated",
    f"{DEFAULT_BASE}elsewhere",
    DEFAULT_BASE,
    ONTOLOGY,
    f"{ONTOLOGY}Session",
    ONTOLOGY.rstrip("#"),
    f"{SHAPES}Session",
    SHAPES.rstrip("#"),
    f"{VOCABULARY}role/speaker",
    f"{PREFIXES['schema']}name",
    "urn:x",
    "javascript:alert(1)",
)


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        pytest.skip("no Node.js on this machine, so the script of the query page is not tested")
    return found


@pytest.fixture(scope="module")
def assets(project_root: Path) -> Path:
    return project_root / "server" / "assets"


def test_its_own_tests(node: str, assets: Path) -> None:
    ended = subprocess.run(
        [node, "--test"], cwd=assets, capture_output=True, text=True, check=False, timeout=120
    )
    assert (ended.returncode, "# fail 0" in ended.stdout) == (0, True), ended.stdout


@pytest.mark.parametrize("root", ["", "/igf"])
def test_its_links_lead_where_those_of_the_server_lead(node: str, assets: Path, root: str) -> None:
    told = term_list(EmbeddedStore.of(b"", DEFAULT_BASE), ())
    script = (
        "import { addressFor } from './src/terms.js';"
        f"const [told, iris, root] = {json.dumps([told, IRIS, root])};"
        "console.log(JSON.stringify(iris.map((iri) => addressFor(iri, told, root))));"
    )
    command = [node, "--input-type=module", "--eval", script]
    ended = subprocess.run(command, cwd=assets, capture_output=True, text=True, check=True)
    assert json.loads(ended.stdout) == [link(iri, DEFAULT_BASE, root) for iri in IRIS]


def test_the_lock_file_names_no_registry(assets: Path) -> None:
    packages = json.loads((assets / "package-lock.json").read_text("utf-8"))["packages"]
    others = [told for name, told in packages.items() if name]
    assert [told for told in others if "resolved" in told or "integrity" not in told] == []
    assert {told["license"] for told in others} <= {"MIT", "ISC"}
