from __future__ import annotations

import gc
import json
import threading
import weakref
from dataclasses import replace
from pathlib import Path

import pytest

from kg.builds import Workspace, current
from kg.errors import StoreError
from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore, write_store
from server.app import create_app
from server.serving import Serving
from server.settings import Settings


def publish(out: Path, name: str) -> Path:
    thing, graph = f"<{DEFAULT_BASE}id/x/y>", f"<{DEFAULT_BASE}graph/curated>"
    quad = f'{thing} <https://schema.org/name> "{name}" {graph} .\n'
    workspace = Workspace(out)
    with workspace.stage() as staged:
        write_store(staged / "store", quad.encode())
        (staged / "dump.nq").write_text(quad)
        (staged / "build.json").write_text(json.dumps({"base": DEFAULT_BASE, "digest": name}))
        return workspace.publish(staged)


def test_the_same_build_is_opened_once(tmp_path: Path) -> None:
    publish(tmp_path, "first")
    serving = Serving(Settings(out=tmp_path))
    assert serving.library() is serving.library()


def test_a_new_build_is_served_from_the_next_request_on(tmp_path: Path) -> None:
    publish(tmp_path, "first")
    client = create_app(Settings(out=tmp_path)).test_client()
    assert "first" in client.get("/data/x/y.nt").text
    publish(tmp_path, "second")
    assert "second" in client.get("/data/x/y.nt").text
    assert "second" in client.get("/dump.nq", buffered=True).text


def test_a_request_keeps_its_store_and_the_old_one_goes_with_it(tmp_path: Path) -> None:
    publish(tmp_path, "first")
    serving = Serving(Settings(out=tmp_path))
    old = serving.library()
    publish(tmp_path, "second")
    assert serving.library().store.digest == "second"
    assert old.store.about(f"{DEFAULT_BASE}id/x/y")[0].object.value == "first"
    gone = weakref.ref(old)
    del old
    gc.collect()
    assert gone() is None


def test_builds_and_requests_at_once_never_fail(tmp_path: Path) -> None:
    publish(tmp_path, "build-0")
    app = create_app(Settings(out=tmp_path))
    stop = threading.Event()
    wrong: list[int] = []

    def ask() -> None:
        client = app.test_client()
        while not stop.is_set():
            status = client.get("/data/x/y.nt").status_code
            if status != 200:
                wrong.append(status)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(1, 6):
        publish(tmp_path, f"build-{number}")
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_without_a_build_the_answer_is_a_503_that_says_what_to_do(tmp_path: Path) -> None:
    response = create_app(Settings(out=tmp_path)).test_client().get("/")
    assert response.status_code == 503
    assert "kg build" in response.text


def test_a_broken_build_is_a_503_and_not_a_traceback(tmp_path: Path) -> None:
    publish(tmp_path, "first")
    found = current(tmp_path)
    assert found is not None
    (found / "build.json").write_text("")
    assert create_app(Settings(out=tmp_path)).test_client().get("/").status_code == 503


def test_neither_a_folder_nor_a_store_is_refused() -> None:
    with pytest.raises(StoreError, match="give a folder of builds or an open store"):
        Serving(Settings())


@pytest.mark.parametrize(("digest", "beside"), [("first", True), ("memory", False)])
def test_beside_a_store_the_same_build_is_used_and_no_other(
    tmp_path: Path, digest: str, beside: bool
) -> None:
    folder = publish(tmp_path, "first")
    store = replace(EmbeddedStore.of(b"", DEFAULT_BASE), digest=digest)
    library = Serving(Settings(out=tmp_path, store=store)).library()
    assert (library.store, library.build) == (store, folder if beside else None)
