from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.isolation.faults import CrowdedError, ImpatientError
from server.isolation.limits import Limits
from server.isolation.turns import Turns


def run(work: Callable[[Turns], Awaitable[None]], **limits: float) -> None:
    async def whole() -> None:
        turns = Turns(Limits(**limits))  # type: ignore[arg-type]
        await work(turns)
        assert (turns.running, turns.waiting) == (0, 0)

    asyncio.run(whole())


async def hold(turns: Turns, client: str, order: list[str], until: asyncio.Event) -> None:
    async with turns.turn(client):
        order.append(client)
        await until.wait()


async def settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def test_clients_take_turns_however_many_one_of_them_sends() -> None:
    order: list[str] = []

    async def work(turns: Turns) -> None:
        done = asyncio.Event()
        done.set()
        first = asyncio.Event()
        tasks = [asyncio.ensure_future(hold(turns, "first", [], first))]
        await settled()
        tasks += [asyncio.ensure_future(hold(turns, "greedy", order, done)) for _ in range(4)]
        tasks += [asyncio.ensure_future(hold(turns, "modest", order, done)) for _ in range(2)]
        await settled()
        first.set()
        await asyncio.gather(*tasks)

    run(work, workers=1, per_client=1)
    assert order == ["greedy", "modest", "greedy", "modest", "greedy", "greedy"]


def test_one_client_never_takes_every_place() -> None:
    async def work(turns: Turns) -> None:
        order: list[str] = []
        until = asyncio.Event()
        tasks = [asyncio.ensure_future(hold(turns, "greedy", order, until)) for _ in range(5)]
        await settled()
        assert (turns.running, turns.waiting) == (2, 3)
        tasks.append(asyncio.ensure_future(hold(turns, "modest", order, until)))
        await settled()
        assert order == ["greedy", "greedy", "modest"]
        until.set()
        await asyncio.gather(*tasks)

    run(work, workers=3, per_client=2)


@pytest.mark.parametrize(
    ("clients", "status"), [(["a"] * 3, 429), (["a", "b", "c", "d", "e"], 503)]
)
def test_a_row_that_is_full_turns_the_next_away(clients: list[str], status: int) -> None:
    async def work(turns: Turns) -> None:
        until = asyncio.Event()
        asked = [asyncio.ensure_future(hold(turns, client, [], until)) for client in clients]
        await settled()
        with pytest.raises(CrowdedError) as caught:
            async with turns.turn(clients[-1]):
                pytest.fail("there was a place")
        assert (caught.value.status, caught.value.retry_after) == (status, 2)
        until.set()
        await asyncio.gather(*asked)

    run(work, workers=1, per_client=1, waiting=4, waiting_per_client=2)


@pytest.mark.parametrize(("holder", "status"), [("me", 429), ("another", 503)])
def test_who_waits_too_long_is_told_whose_queries_were_before(holder: str, status: int) -> None:
    async def work(turns: Turns) -> None:
        until = asyncio.Event()
        asked = asyncio.ensure_future(hold(turns, holder, [], until))
        await settled()
        with pytest.raises(ImpatientError) as caught:
            async with turns.turn("me"):
                pytest.fail("there was a place")
        assert (caught.value.status, caught.value.outcome) == (status, "busy")
        until.set()
        await asked

    run(work, workers=1, per_client=1, patience=0.05)


@settings(deadline=None, max_examples=60)
@given(
    clients=st.lists(st.sampled_from("abcd"), max_size=30),
    given_up=st.sets(st.integers(0, 29)),
    workers=st.integers(1, 4),
    per_client=st.integers(1, 3),
)
def test_no_place_is_lost_and_none_is_given_twice(
    clients: list[str], given_up: set[int], workers: int, per_client: int
) -> None:
    async def work(turns: Turns) -> None:
        running: list[str] = []

        async def one(client: str) -> None:
            async with turns.turn(client):
                running.append(client)
                try:
                    assert len(running) <= workers
                    assert running.count(client) <= per_client
                    await asyncio.sleep(0)
                finally:
                    running.remove(client)

        tasks = [asyncio.ensure_future(one(client)) for client in clients]
        await asyncio.sleep(0)
        for place in given_up:
            if place < len(tasks):
                tasks[place].cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        kept = [end for place, end in enumerate(ended) if place not in given_up]
        assert kept == [None] * len(kept)

    run(work, workers=workers, per_client=per_client, waiting=100, waiting_per_client=100)
