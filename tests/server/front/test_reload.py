"""A new build and a stop, while clients ask."""

from __future__ import annotations

import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

from on_loopback import serving
from small_builds import publish

from server.app import create_app
from server.isolation.limits import Limits
from server.settings import Settings

NAME = quote("SELECT ?name { ?s <https://schema.org/name> ?name } # ")
ROWS = 40
SLOW = quote("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")


def asked(address: str, target: str) -> tuple[int, str]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=20)
    connection.request("GET", target, headers={"Accept": "text/csv"})
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, body


def test_builds_come_and_go_and_no_query_is_lost(tmp_path: Path) -> None:
    publish(tmp_path, "build-0")
    stop = threading.Event()
    wrong: list[tuple[int, str]] = []
    seen: set[str] = set()

    with serving(create_app(Settings(out=tmp_path))) as address:

        def ask(number: int) -> None:
            count = 0
            while not stop.is_set():
                count += 1
                # Never the same text twice, so that a worker has to answer each.
                status, body = asked(address, f"/sparql?query={NAME}{number}-{count}")
                if status == 200:
                    seen.add(body)
                else:
                    wrong.append((status, body))

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(3)]
        for thread in threads:
            thread.start()
        for number in range(1, 5):
            publish(tmp_path, f"build-{number}")
            time.sleep(0.3)
        assert asked(address, f"/sparql?query={NAME}last") == (200, "name\r\nbuild-4\r\n")
        stop.set()
        for thread in threads:
            thread.join()
    assert wrong == []
    assert {"name\r\nbuild-0\r\n", "name\r\nbuild-4\r\n"} <= seen


def test_a_query_on_the_old_build_comes_to_its_end_on_it(tmp_path: Path) -> None:
    publish(tmp_path, "old", ROWS)
    answers: list[tuple[int, str]] = []
    with serving(create_app(Settings(out=tmp_path, limits=Limits(seconds=20)))) as address:
        thread = threading.Thread(
            target=lambda: answers.append(asked(address, f"/sparql?query={SLOW}"))
        )
        thread.start()
        time.sleep(0.3)
        publish(tmp_path, "new")
        assert asked(address, f"/sparql?query={NAME}1") == (200, "name\r\nnew\r\n")
        thread.join()
    assert answers == [(200, f"n\r\n{ROWS**4}\r\n")]


def test_a_server_that_stops_answers_what_it_has_begun(tmp_path: Path) -> None:
    publish(tmp_path, "old", ROWS)
    answers: list[tuple[int, str]] = []
    with serving(create_app(Settings(out=tmp_path, limits=Limits(seconds=20)))) as address:
        thread = threading.Thread(
            target=lambda: answers.append(asked(address, f"/sparql?query={SLOW}"))
        )
        thread.start()
        time.sleep(0.5)
    thread.join()
    assert answers == [(200, f"n\r\n{ROWS**4}\r\n")]
