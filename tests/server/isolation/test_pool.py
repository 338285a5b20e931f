from __future__ import annotations

import asyncio
import gc
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from own_processes import nameless, processes
from pools import RUNAWAY, task, with_pool

from kg.errors import QueryError
from server.isolation.faults import (
    BrokenError,
    EndedError,
    OverrunError,
    TooLongError,
    UnansweredError,
)
from server.isolation.limits import MIB, Limits
from server.isolation.pool import Pool


@pytest.mark.parametrize(
    ("query", "form", "answer"),
    [
        ("ASK {}", "json", b'{"head":{},"boolean":true}'),
        ("ASK { <urn:x> ?p ?o }", "csv", b"false"),
        ("SELECT ?o { <urn:s1> ?p ?o }", "csv", b"o\r\n1\r\n"),
        ("SELECT ?o { <urn:s1> ?p ?o }", "tsv", b'?o\n"1"\n'),
        ("SELECT ?g { GRAPH ?g { <urn:s1> ?p ?o } }", "csv", b"g\r\nurn:g\r\n"),
        ("CONSTRUCT WHERE { <urn:s2> ?p ?o }", "nt", b'<urn:s2> <urn:p> "2" .\n'),
        ("CONSTRUCT WHERE { <urn:s2> ?p ?o }", "nq", b'<urn:s2> <urn:p> "2" .\n'),
        ("DESCRIBE <x>", "nt", b""),
    ],
)
def test_a_worker_answers_in_the_form_that_is_asked_for(
    query: str, form: str, answer: bytes
) -> None:
    async def ask(pool: Pool) -> bytes | None:
        return (await pool.answer(task(query, form), "me")).content

    assert with_pool(ask) == answer


def test_a_task_that_lists_no_graphs_reaches_every_one_and_one_with_none_reaches_none() -> None:
    async def ask(pool: Pool) -> list[bytes | None]:
        given = task("SELECT ?g { GRAPH ?g { <urn:s1> ?p ?o } }", "csv")
        tasks = [replace(given, named=None), replace(given, named=())]
        return [(await pool.answer(one, "me")).content for one in tasks]

    assert with_pool(ask) == [b"g\r\nurn:g\r\n", b"g\r\n"]


def test_what_a_page_shows_comes_with_its_kinds() -> None:
    async def ask(pool: Pool) -> list[object]:
        query = 'SELECT ?s ?o ?none { ?s ?p "7" BIND("sieben"@de AS ?o) }'
        shown = await pool.answer(task(query, "rows"), "me")
        yes = await pool.answer(task("ASK {}", "rows"), "me")
        triples = await pool.answer(task("CONSTRUCT WHERE { <urn:s1> ?p ?o }", "rows"), "me")
        return [json.loads(answer.content or b"") for answer in (shown, yes, triples)]

    columns = ["subject", "predicate", "object"]
    cells = [["iri", "urn:s1", None], ["iri", "urn:p", None], ["literal", "1", None]]
    assert with_pool(ask) == [
        {
            "columns": ["s", "o", "none"],
            "rows": [[["iri", "urn:s7", None], ["literal", "sieben", "de"], None]],
            "more": False,
        },
        {"verdict": True},
        {"columns": columns, "rows": [cells], "more": False},
    ]


def test_a_query_that_runs_too_long_is_killed_and_leaves_no_process() -> None:
    async def ask(pool: Pool) -> tuple[float, set[int]]:
        before = processes()
        begun = time.monotonic()
        with pytest.raises(OverrunError, match=r"stopped after 0\.5 s"):
            await pool.answer(task(RUNAWAY), "me")
        took = time.monotonic() - begun
        await asyncio.sleep(0.1)
        # The one that ran is gone, and another stands ready in its place.
        assert len(processes() & before) == len(before) - 1
        assert (await pool.answer(task("ASK {}"), "me")).size > 0
        return took, before

    took, _ = with_pool(ask, Limits(seconds=0.5))
    assert took < 2


def test_a_query_that_nobody_waits_for_is_killed() -> None:
    async def ask(pool: Pool) -> int:
        asked = asyncio.ensure_future(pool.answer(task(RUNAWAY), "me"))
        await asyncio.sleep(0.1)
        asked.cancel()
        with suppress(asyncio.CancelledError):
            await asked
        await asyncio.sleep(0.1)
        return pool.workers[0]

    assert with_pool(ask) == 0


def test_a_query_that_takes_too_much_memory_ends_alone() -> None:
    async def ask(pool: Pool) -> bytes | None:
        # A string that doubles with each step.
        steps = "".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1}) " for n in range(40))
        query = f'SELECT (STRLEN(?x40) AS ?n) {{ BIND("0123456789" AS ?x0) {steps} }}'
        with pytest.raises(EndedError, match="more than 64 MiB of memory"):
            await pool.answer(task(query), "me")
        return (await pool.answer(task("ASK {}", "csv"), "me")).content

    assert with_pool(ask, Limits(seconds=10, memory=64 * MIB)) == b"true"


def test_an_answer_that_is_too_long_is_an_error_and_no_part_of_it_is_given() -> None:
    async def ask(pool: Pool) -> bytes | None:
        product = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
        for query, form in ((product, "json"), ("CONSTRUCT WHERE { ?s ?p ?o }", "nt")):
            with pytest.raises(TooLongError, match="longer than 0 MiB"):
                await pool.answer(task(query, form), "me")
        return (await pool.answer(task("ASK {}", "csv"), "me")).content

    assert with_pool(ask, Limits(result_bytes=5_000)) == b"true"


def test_a_long_answer_is_kept_in_a_file_and_comes_whole() -> None:
    async def ask(pool: Pool) -> tuple[bytes | None, int, int]:
        query = "SELECT ?a ?d { ?a <urn:p> ?c . ?d <urn:p> ?f }"
        spool = await pool.answer(task(query, "csv"), "me")
        whole = b"".join(spool.pieces())
        spool.close()
        return spool.content, spool.size - len(whole), whole.count(b"\r\n")

    assert with_pool(ask) == (None, 0, 400 * 400 + 1)


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Nothing is given back by the collector, which might come by much later."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("end", ["too long", "overrun", "given up", "killed"])
def test_a_long_answer_that_is_never_given_leaves_no_file(end: str) -> None:
    async def ask(pool: Pool) -> int:
        before = nameless()
        query = task("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "csv")
        asked = asyncio.ensure_future(pool.answer(query, "me"))
        async with asyncio.timeout(10):
            while nameless() == before and not asked.done():
                await asyncio.sleep(0.001)
        if end == "given up":
            asked.cancel()
        if end == "killed":
            os.kill(next(iter(pool._busy)).number, signal.SIGKILL)
        with suppress(UnansweredError, asyncio.CancelledError):
            await asked
        return nameless() - before

    most = 4 if end == "too long" else 1024
    seconds = 0.5 if end == "overrun" else 20
    assert with_pool(ask, Limits(seconds=seconds, result_bytes=most * MIB)) == 0


def test_a_wrong_query_is_the_fault_of_the_query() -> None:
    async def ask(pool: Pool) -> None:
        with pytest.raises(QueryError, match="line 1, column 9"):
            await pool.answer(task("SELECT {"), "me")

    with_pool(ask)


def test_no_query_opens_a_connection_or_a_file(tmp_path: Path) -> None:
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        listening.settimeout(1)

        def wait() -> None:
            with suppress(OSError):
                came.append(listening.accept())

        waiting = threading.Thread(target=wait)
        waiting.start()

        async def ask(pool: Pool) -> None:
            # No guard stands before the pool: this is what the engine makes of it by itself.
            for query in (
                f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
                "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
                f"SELECT * {{ SERVICE <file://{tmp_path}/x> {{ ?s ?p ?o }} }}",
            ):
                with pytest.raises(UnansweredError):
                    await pool.answer(task(query), "me")

        with_pool(ask)
        waiting.join()
    assert came == []


def test_workers_do_not_draw_the_same_lots() -> None:
    async def ask(pool: Pool) -> int:
        query = task("SELECT (UUID() AS ?u) (RAND() AS ?r) (BNODE() AS ?b) {}", "csv")
        limits = await asyncio.gather(*(pool.answer(query, f"client {n}") for n in range(4)))
        return len({answer.content for answer in limits})

    assert with_pool(ask) == 4


def test_a_worker_that_dies_is_replaced() -> None:
    async def ask(pool: Pool) -> bytes | None:
        idle = [line.number for line in pool._idle]
        for number in idle:
            os.kill(number, signal.SIGKILL)
        await asyncio.sleep(0.1)
        return (await pool.answer(task("ASK {}", "csv"), "me")).content

    assert with_pool(ask) == b"true"


def test_workers_that_die_while_they_wait_are_replaced_though_nobody_asks() -> None:
    async def ask(pool: Pool) -> tuple[tuple[int, int], int]:
        idle = {line.number for line in pool._idle}
        for number in idle:
            os.kill(number, signal.SIGKILL)
        while any(line.open for line in pool._idle):
            await asyncio.sleep(0.01)
        pool.refill()
        while pool._replacing:
            await asyncio.sleep(0.01)
        pool.refill()
        new = {line.number for line in pool._idle if line.open} - idle
        return pool.workers, len(new)

    assert with_pool(ask) == ((0, 2), 2)


def test_without_its_nursery_a_pool_says_that_it_is_dead() -> None:
    async def ask(pool: Pool) -> tuple[bool, bool]:
        before = pool.alive
        os.kill(pool._cradle.number, signal.SIGKILL)
        await asyncio.sleep(0.2)
        assert pool.workers == (0, 2)
        return before, pool.alive

    assert with_pool(ask) == (True, False)


def test_an_engine_that_fails_is_not_the_fault_of_the_query() -> None:
    error = BrokenError("out of order; report this query")
    assert (error.status, error.outcome, error.retry_after) == (503, "failed", None)
