"""A server answers with whole pages of one build or the other, while builds are killed."""

from __future__ import annotations

import os
import random
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from deaths import PATIENCE, World, a_world
from on_loopback import serving

from server.app import create_app
from server.settings import Settings

DEATHS = int(os.environ.get("KG_MISHAPS", "1"))
SEED = os.environ.get("KG_MISHAPS_SEED", "7")
PAGE = Path(__file__).parents[2] / "docs" / "examples" / "programme-page.txt"
QUERY = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
PATHS = (
    "/",
    "/sessions",
    "/id/meeting/2017",
    "/data/meeting/2017.ttl",
    f"/sparql?{urlencode({'query': QUERY, 'format': 'csv'})}",
)
CHANGES = 60
"""How often a build changes the disk at least."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with a_world(tmp_path_factory.mktemp("deaths") / "world") as found:
        yield found


def page(root: str, path: str) -> tuple[int, bytes]:
    with urllib.request.urlopen(f"{root}{path}", timeout=PATIENCE) as reply:  # noqa: S310
        body = reply.read()
        assert len(body) == int(reply.headers["Content-Length"] or len(body))
        return reply.status, body


def pages(root: str) -> dict[str, tuple[int, bytes]]:
    return {path: page(root, path) for path in PATHS}


@contextmanager
def asked_all_the_time(root: str) -> Iterator[list[tuple[str, tuple[int, bytes]]]]:
    """Every answer that a reader gets who asks for one page after the other, meanwhile."""
    answers: list[tuple[str, tuple[int, bytes]]] = []
    enough = threading.Event()

    def ask() -> None:
        while not enough.is_set():
            answers.extend((path, page(root, path)) for path in PATHS)

    reader = threading.Thread(target=ask)
    reader.start()
    try:
        yield answers
    finally:
        enough.set()
        reader.join(PATIENCE)


def test_no_half_of_a_build_is_ever_served(world: World, tmp_path: Path) -> None:
    other = world.copy(tmp_path / "other")
    assert other.run("import", PAGE).code == 0
    drawn = random.Random(SEED)  # noqa: S311
    with serving(create_app(Settings(world.out))) as root:
        known = [pages(root)]
        assert world.run("build", "--data", other.data, "--out", world.out).code == 0
        known.append(pages(root))
        assert all(known[0][path] != known[1][path] for path in PATHS)
        with asked_all_the_time(root) as answers:
            for number in range(DEATHS):
                data = (world, other)[number % 2].data
                words = ("build", "--data", data, "--out", world.out, "--force")
                assert world.die(drawn.randint(1, CHANGES), *words).killed
            assert world.run(*words).code == 0
            last = pages(root)
    assert answers
    strange = {path for path, answer in answers if answer not in [one[path] for one in known]}
    assert strange == set()
    assert last == known[(DEATHS - 1) % 2]
