"""What the review page has said is written is there, whenever its server is killed."""

from __future__ import annotations

import http.client
import os
import random
import re
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from deaths import PATIENCE, Told, World, a_world

from kg.inputs import judgements_in
from server.command import free_port

DEATHS = int(os.environ.get("KG_MISHAPS", "1"))
SEED = os.environ.get("KG_MISHAPS_SEED", "7")
WRITTEN = re.compile(r"written as (\w+)")
TOKEN = re.compile(r'name="token" value="([^"]+)"')
PAIR = re.compile(r'name="pair" value="([^"]+)"')
GONE = (urllib.error.URLError, ConnectionError, http.client.HTTPException, TimeoutError)
CHANGES = range(2, 26)
"""Changes of the disk that a server makes while it takes two judgements, at least."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with a_world(tmp_path_factory.mktemp("deaths") / "world") as found:
        yield found


def reviewed(root: str, serving: threading.Thread) -> Iterator[str]:
    """The judgements that the page says are written, as long as it answers."""
    latest = time.monotonic() + PATIENCE
    page = ""
    while not page and serving.is_alive() and time.monotonic() < latest:
        try:
            page = asked(f"{root}/review")
        except GONE:
            time.sleep(0.05)
    for verdict in ("same", "different", "unsure", "unsure"):
        token, pair = TOKEN.search(page), PAIR.search(page)
        if token is None or pair is None:
            return
        form = {"token": token[1], "pair": pair[1], "action": verdict}
        try:
            page = asked(f"{root}/review", form)
        except GONE:
            return
        yield from WRITTEN.findall(page)


def asked(address: str, form: dict[str, str] | None = None) -> str:
    given = None if form is None else urlencode(form).encode()
    headers = {"Origin": address.removesuffix("/review")}
    request = urllib.request.Request(address, given, headers)  # noqa: S310
    with urllib.request.urlopen(request, timeout=PATIENCE) as reply:  # noqa: S310
        return str(reply.read().decode())


def test_what_the_page_says_is_written_is_there(world: World, tmp_path: Path) -> None:
    drawn = random.Random(SEED)  # noqa: S311
    for number in range(DEATHS):
        one = world.copy(tmp_path / f"{number}")
        said = said_until(one, drawn.choice(CHANGES))
        one.refuse_damage()
        there = [decision.id for decision in judgements_in(one.data)]
        assert set(said) <= set(there)
        assert len(there) - len(said) in (0, 1)


def said_until(world: World, fatal: int) -> list[str]:
    """What a server says is written, which is killed before its nth change of the disk."""
    port = free_port("127.0.0.1", 0)
    words = ("serve", "--review", "--reviewer", "r2", "--port", str(port), "--workers", "1")
    ended: list[Told] = []
    serving = threading.Thread(target=lambda: ended.append(world.die(fatal, *words)))
    serving.start()
    said = list(reviewed(f"http://127.0.0.1:{port}", serving))
    serving.join(PATIENCE)
    assert [told.killed for told in ended] == [True], ended
    return said
