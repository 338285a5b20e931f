"""What a nursery is asked for and nobody waits for any more, or that it cannot give."""

from __future__ import annotations

import asyncio
import os
import select
import socket
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pyoxigraph as ox
import pytest
from own_processes import descriptors, processes
from pools import task, with_pool

from kg.errors import StoreError
from kg.store import EmbeddedStore
from server.app import create_app
from server.isolation import nursery
from server.isolation.cradle import Cradle
from server.isolation.limits import Limits
from server.isolation.pool import WARM, Pool, Tally
from server.isolation.turns import Turns
from server.settings import Settings
from server.sparql import desk


async def before_it_comes(_cradle: Cradle, asked: asyncio.Task[object]) -> None:
    asked.cancel()
    await asyncio.sleep(0.2)


async def as_it_comes(cradle: Cradle, asked: asyncio.Task[object]) -> None:
    # The loop stands still until the answer is there, so that nothing comes between.
    assert select.select([cradle._control], [], [], 10)[0]
    cradle._hear()
    asked.cancel()


@pytest.mark.parametrize("moment", [before_it_comes, as_it_comes])
def test_a_worker_that_nobody_waits_for_any_more_leaves_no_descriptor(
    moment: Callable[[Cradle, asyncio.Task[object]], Awaitable[None]],
) -> None:
    async def ask(pool: Pool) -> int:
        before = descriptors()
        asked = asyncio.ensure_future(pool._cradle.worker())
        await asyncio.sleep(0)
        await moment(pool._cradle, asked)
        with suppress(asyncio.CancelledError):
            await asked
        assert asked.cancelled()
        return descriptors() - before

    assert with_pool(ask) == 0


def test_a_start_that_nobody_waits_for_any_more_leaves_no_process() -> None:
    async def start() -> bool:
        with tempfile.TemporaryFile() as graph:
            starting = asyncio.ensure_future(Cradle.start(graph, Limits()))
            await asyncio.sleep(0)
            starting.cancel()
            with suppress(asyncio.CancelledError):
                await starting
        return starting.cancelled()

    before = processes(), descriptors()
    assert asyncio.run(start())
    assert (processes(), descriptors()) == before


def test_a_pool_that_gets_no_workers_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(_cradle: Cradle, *, federated: bool = False) -> object:
        raise StoreError(f"none, federated {federated}")

    async def start() -> None:
        with tempfile.TemporaryFile() as graph, pytest.raises(StoreError, match="none"):
            await Pool.start(graph, Turns(Limits()), Limits(), Tally())

    monkeypatch.setattr(Cradle, "worker", refuse)
    before = processes(), descriptors()
    asyncio.run(start())
    assert (processes(), descriptors()) == before


def test_a_nursery_without_place_for_one_more_says_so_and_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    before = descriptors()
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        monkeypatch.setattr(os, "fork", full)
        nursery.fork(theirs, ox.Store(), nursery.Terms(1, 1, 0))
        told, passed, _, _ = socket.recv_fds(ours, 64, 2)
    assert (told, passed) == (b"none: [Errno 11] Resource temporarily unavailable", [])
    assert descriptors() == before


def test_a_worker_that_cannot_be_had_is_no_end_of_the_pool() -> None:
    async def ask(pool: Pool) -> bytes | None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        cradle = pool._cradle
        with theirs:
            real, cradle._control = cradle._control, ours
            loop = asyncio.get_running_loop()
            loop.add_reader(ours.fileno(), cradle._hear)
            theirs.send(b"none: no place")
            # A handle alone, as where this process may have no more descriptors than that.
            socket.send_fds(theirs, [b"7"], [theirs.fileno()])
            before = descriptors()
            for _ in range(2):
                with pytest.raises(StoreError, match="no worker could be started"):
                    await cradle.worker()
            assert descriptors() == before
            loop.remove_reader(ours.fileno())
            cradle._control = real
        ours.close()
        return (await pool.answer(task("ASK {}", "csv"), "me")).content

    assert with_pool(ask) == b"true"


def test_many_that_are_replaced_at_once_leave_no_more_spares_than_are_kept_warm() -> None:
    async def ask(pool: Pool) -> tuple[int, int]:
        lines = [await pool._started() for _ in range(6)]
        while pool._idle:
            pool._idle.pop().kill()
        for line in lines:
            line.slow_down()
            pool._put_back(line, again=True)
        while pool._replacing:
            await asyncio.sleep(0.01)
        return pool.workers

    assert with_pool(ask, Limits(workers=8)) == (0, WARM)


def test_a_machine_without_room_for_the_workers_is_no_mistake_of_the_server(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> object:
        raise OSError(28, "No space left on device")

    client = create_app(Settings(store=store)).test_client()
    monkeypatch.setattr(desk.tempfile, "TemporaryFile", full)
    response = client.get("/sparql", query_string={"query": "ASK {}"})
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert response.json["detail"] == (
        "[Errno 28] No space left on device; make room in the temporary folder, or for one more"
        " process"
    )
    monkeypatch.undo()
    assert client.get("/sparql", query_string={"query": "ASK {}"}).status_code == 200
