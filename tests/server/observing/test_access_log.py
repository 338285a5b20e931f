from __future__ import annotations

import json
import os
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StoreError
from server.observing.access_log import LONGEST, AccessLog, line
from server.observing.addresses import prefix
from server.observing.record import TIMEOUT, Observed, query_hash

AT = datetime(2026, 11, 24, 10, 30, 0, 125_000, tzinfo=timezone(timedelta(hours=2)))
QUERY = "SELECT * { ?secret ?p ?o }"
SEEN = Observed(
    method="GET",
    route="/sparql",
    status=504,
    seconds=5.0123456789,
    sent=321,
    outcome=TIMEOUT,
    query=query_hash(QUERY),
    form="SELECT",
    queued=0.25,
    path="/sparql?query=secret&token=secret",
    client="192.0.2.77",
)


def test_a_line_tells_what_happened_and_when_in_utc() -> None:
    assert json.loads(line(SEEN, AT)) == {
        "time": "2026-11-24T08:30:00.125Z",
        "client": "192.0.2.0/24",
        "method": "GET",
        "path": "/sparql",
        "route": "/sparql",
        "status": 504,
        "seconds": 5.012346,
        "sent": 321,
        "outcome": "timeout",
        "query": "20316bd40f77d838",
        "form": "SELECT",
        "queued": 0.25,
    }


def test_what_is_not_known_is_left_out() -> None:
    seen = Observed("HEAD", "/", 200, 0.001, 0)
    assert json.loads(line(seen, AT)) == {
        "time": "2026-11-24T08:30:00.125Z",
        "method": "HEAD",
        "route": "/",
        "status": 200,
        "seconds": 0.001,
        "sent": 0,
        "outcome": "ok",
    }


def test_neither_the_query_nor_the_query_string_is_told() -> None:
    assert b"secret" not in line(SEEN, AT)


def test_a_query_with_half_a_character_has_a_hash_too() -> None:
    assert len(query_hash("SELECT '\ud800'")) == 16


@pytest.mark.parametrize(
    ("addresses", "told"), [("prefix", "192.0.2.0/24"), ("whole", "192.0.2.77"), ("none", None)]
)
def test_how_much_of_an_address_is_kept_can_be_chosen(addresses: str, told: str | None) -> None:
    assert json.loads(line(SEEN, AT, addresses)).get("client") == told


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1::/48"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("fe80::1%eth0", "fe80::/48"),
        ("", None),
        ("unix:/run/socket", None),
        ("1.2.3", None),
    ],
)
def test_an_address_is_cut_to_a_network(address: str, network: str | None) -> None:
    assert prefix(address) == network


@given(st.text(st.characters()), st.text(st.characters()), st.text(st.characters()))
def test_nothing_that_a_client_sends_breaks_a_line(path: str, method: str, client: str) -> None:
    for addresses in ("prefix", "whole"):
        seen = replace(SEEN, path=path, method=method, client=client)
        written = line(seen, AT, addresses)
        assert written.endswith(b"\n")
        assert all(32 <= byte < 127 for byte in written[:-1])
        told = json.loads(written)
        assert told["status"] == 504
        # No half of a character is left, so that any reader of JSON takes it.
        told.get("path", "").encode()


def test_a_path_that_forges_a_line_stays_inside_its_own() -> None:
    forged = '/id/x","status":200}\r\n{"time":"2026"}\x1b[2J\udc80\x7f'
    written = line(replace(SEEN, path=forged), AT)
    assert written.count(b"\n") == 1
    assert json.loads(written)["path"] == forged[:-2] + "\ufffd\ufffd"


def test_a_long_path_is_cut() -> None:
    assert len(json.loads(line(replace(SEEN, path="/" * 10_000), AT))["path"]) == LONGEST


def test_lines_are_added_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    path.write_bytes(b"before\n")
    log = AccessLog(str(path))
    began = datetime.now(UTC).replace(microsecond=0)
    log.write(SEEN)
    log.close()
    before, written = path.read_bytes().splitlines()
    assert before == b"before"
    assert datetime.fromisoformat(json.loads(written)["time"]) >= began


def test_lines_go_to_standard_error_without_a_file(capfd: pytest.CaptureFixture[str]) -> None:
    log = AccessLog()
    log.write(SEEN)
    log.reopen()
    log.close()
    assert json.loads(capfd.readouterr().err)["status"] == 504


def test_a_file_that_was_moved_away_is_begun_again(tmp_path: Path) -> None:
    path, rotated = tmp_path / "access.log", tmp_path / "access.log.1"
    log = AccessLog(str(path))
    log.write(SEEN)
    path.rename(rotated)
    log.write(SEEN)
    log.write(SEEN)
    log.close()
    assert (len(rotated.read_text().splitlines()), len(path.read_text().splitlines())) == (1, 2)


def test_a_file_is_begun_again_when_told(tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    log = AccessLog(str(path))
    held = os.open(path, os.O_RDONLY)
    path.rename(tmp_path / "old")
    log.reopen()
    assert path.exists()
    os.close(held)
    log.close()


def test_a_log_that_cannot_be_written_stops_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "access.log"
    path.parent.mkdir()
    log = AccessLog(str(path))
    path.rename(tmp_path / "moved")
    path.parent.rmdir()
    log.write(SEEN)
    log.reopen()
    assert log.lost == 2
    path.parent.mkdir()
    log.write(SEEN)
    log.close()
    assert len(path.read_text().splitlines()) == 1


def test_a_place_that_cannot_be_opened_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="--access-log"):
        AccessLog(str(tmp_path / "no" / "such"))


def test_lines_of_many_threads_stay_whole(tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    log = AccessLog(str(path))

    def many() -> None:
        for _ in range(100):
            log.write(SEEN)

    threads = [threading.Thread(target=many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log.close()
    lines = path.read_text().splitlines()
    assert len(lines) == 400
    assert {json.loads(one)["status"] for one in lines} == {504}
