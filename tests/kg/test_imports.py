"""Taking documents in: whole or not at all, once, with their origin, and with what changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import Result
from factories import a_data_folder

from kg import imports
from kg.commands import take_in as take_in_command
from kg.errors import SourceError, StoreError
from kg.fetch import Fetcher, Limits
from kg.imports import importing, place_of
from kg.inputs import imports_in, read_inputs
from kg.pipeline import examine
from kg.records import Reading, SessionRecord

PAGE = (Path(__file__).parent / "sources/golden/sched-panel/input.txt").read_text("utf-8")
Run = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return a_data_folder(tmp_path / "data")


@pytest.fixture
def take_in(kg: Run, data: Path) -> Run:
    def run(*words: str | Path) -> Result:
        return kg("import", "--data", data, *words)

    return run


def a_page(folder: Path, number: int = 15, name: str | None = None, room: str = "Room 3") -> Path:
    """A programme page of a session of 2017 that the data does not hold."""
    path = folder / (name or f"ws{number}.txt")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "Back To Schedule\n"
        f"Tuesday, December 19 \u2022 15:00 - 16:30\nGulls at Work (WS{number})\n"
        "Onsite Moderator: Ms. Ada Mare, Lake Institute\n"
        f"Tuesday December 19, 2017 15:00 - 16:30 CET\n{room}\n",
        "utf-8",
    )
    return path


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the lock, and its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != imports.LOCK
    }


def imported(data: Path) -> list[Reading]:
    return [r for r in read_inputs(data=data).readings if r.document.imported is not None]


def test_an_imported_document_is_in_the_data_with_its_origin(
    take_in: Run, data: Path, tmp_path: Path
) -> None:
    page = a_page(tmp_path, 901)
    words = ("--address", "https://igf2017.sched.com/event/AAAA", "--retrieved", "2017-12-22")
    result = take_in(page, "--edition", "2017", *words)
    assert result.exit_code == 0, result.stderr
    (document,) = imports_in(data)
    assert (data / document.file).read_bytes() == page.read_bytes()
    assert (document.name, document.edition, document.address, document.retrieved) == (
        "ws901.txt",
        2017,
        "https://igf2017.sched.com/event/AAAA",
        "2017-12-22",
    )
    (reading,) = imported(data)
    assert [r.code for r in reading.records if isinstance(r, SessionRecord)] == ["WS901"]
    assert "1 taken, 0 refused" in result.stdout


def test_the_same_bytes_again_change_nothing(take_in: Run, data: Path, tmp_path: Path) -> None:
    page = a_page(tmp_path, 901)
    take_in(page)
    before = tree(data)
    result = take_in(page, a_page(tmp_path, 901, name="copy.txt"))
    assert (result.exit_code, tree(data)) == (0, before)
    assert result.stdout.count("already in") == 2


def test_a_newer_snapshot_becomes_a_revision_and_the_difference_is_printed(
    take_in: Run, data: Path, tmp_path: Path
) -> None:
    take_in(a_page(tmp_path, 901))
    result = take_in(a_page(tmp_path / "newer", 901, room="Room 4"))
    chain = {r.document.key: r.document.revision_of for r in imported(data)}
    (old,) = (key for key, before in chain.items() if before is None)
    assert sorted(map(str, chain.values())) == sorted(["None", old])
    assert (
        "~ WS901 of 2017 \u201cGulls at Work\u201d\n      room: Room 3 \u2192 Room 4\n"
        in result.stdout
    )


def test_a_dry_run_says_the_same_and_changes_nothing(
    take_in: Run, data: Path, tmp_path: Path
) -> None:
    before = tree(data)
    result = take_in(a_page(tmp_path, 901), "--dry-run")
    assert (result.exit_code, tree(data)) == (0, before)
    assert "1 taken" in result.stdout
    assert result.stdout.endswith("Nothing was changed.\n")


def test_of_a_hundred_files_with_three_bad_ones_ninety_seven_are_taken(
    take_in: Run, data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "pages"
    for number in range(900, 997):
        a_page(folder, number)
    (folder / "letter.txt").write_text("Dear all,\nsee you there.\n")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
    (folder / "empty.html").write_bytes(b"")
    result = take_in(folder, "--edition", "2017")
    assert result.exit_code == 0
    assert "100 documents" in result.stdout
    assert "97 taken, 3 refused" in result.stdout
    assert sorted(line.split(":")[1].strip() for line in result.stderr.splitlines()) == [
        "empty.html",
        "letter.txt",
        "photo.jpg",
    ]
    assert len(imported(data)) == 97


def test_a_strict_import_takes_what_it_can_and_ends_with_two(
    take_in: Run, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear all,\nsee you there.\n")
    result = take_in(a_page(tmp_path, 901), tmp_path / "letter.txt", "--strict")
    assert (result.exit_code, len(imported(data))) == (2, 1)


def test_an_import_of_nothing_that_can_be_read_ends_with_two(
    take_in: Run, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear all,\nsee you there.\n")
    before = tree(data)
    result = take_in(tmp_path / "letter.txt", tmp_path / "nowhere.txt")
    assert (result.exit_code, tree(data)) == (2, before)


def test_an_import_that_would_not_hold_together_changes_nothing(
    take_in: Run, fault: Callable[[Result], str], data: Path, tmp_path: Path
) -> None:
    (data / "judgements" / "bad.jsonl").write_text('{"id": "j1"}\n')
    before = tree(data)
    assert "bad.jsonl:1" in fault(take_in(a_page(tmp_path, 901)))
    assert tree(data) == before


def test_a_document_changed_after_its_import_stops_a_build(
    take_in: Run, data: Path, tmp_path: Path
) -> None:
    take_in(a_page(tmp_path, 901))
    (document,) = imports_in(data)
    kept = data / document.file
    kept.write_text(kept.read_text("utf-8").replace("Room 3", "Room 9"), "utf-8")
    with pytest.raises(SourceError, match="the bytes are not those that were imported"):
        read_inputs(data=data)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--edition", "1999"), "1999 is no known edition; write data/editions/1999.toml first"),
        (("--retrieved", "yesterday"), "write a day such as 2026-11-24"),
        (("--retrieved", "2999-01-01"), "which is still to come"),
        (("--revision-of", "0123456789abcdef"), "is the key of no newest snapshot in the data"),
        (("--encoding", "klingon"), "there is no encoding named 'klingon'"),
    ],
)
def test_what_an_editor_says_wrongly_is_named(
    take_in: Run, data: Path, tmp_path: Path, words: tuple[str, str], said: str
) -> None:
    before = tree(data)
    result = take_in(a_page(tmp_path, 901), *words)
    assert (result.exit_code, tree(data)) == (2, before)
    assert said in result.stderr


def test_an_address_is_fetched_only_where_that_is_asked_for(
    take_in: Run, fault: Callable[[Result], str]
) -> None:
    line = fault(take_in("https://igf2017.sched.com/all.ics"))
    assert line == ("kg: https://igf2017.sched.com/all.ics: an address; give --fetch to fetch it")


def test_an_older_snapshot_is_not_taken_for_a_newer_one(
    take_in: Run, data: Path, tmp_path: Path
) -> None:
    take_in(a_page(tmp_path, 901), "--retrieved", "2017-12-20")
    newer = a_page(tmp_path / "again", 901, room="Room 9")
    result = take_in(newer, "--retrieved", "2017-12-01")
    assert "it was retrieved on 2017-12-01, before the snapshot of 2017-12-20" in result.stderr
    assert len(imported(data)) == 1


def test_two_imports_into_one_folder_do_not_meet(data: Path) -> None:
    refused = pytest.raises(StoreError, match="another import is running")
    with importing(data), refused, importing(data):
        pass


def test_what_a_killed_import_left_is_cleared_away(
    take_in: Run, data: Path, tmp_path: Path
) -> None:
    documents = data / "imports" / "documents"
    documents.mkdir(parents=True)
    (documents / "0123456789abcdef-orphan.txt").write_bytes(b"x")
    (documents.parent / f"{imports.UNFINISHED}1").write_bytes(b"x")
    take_in(a_page(tmp_path, 901))
    (document,) = imports_in(data)
    assert sorted(tree(data / "imports")) == sorted(
        [Path(document.file).relative_to("imports").as_posix(), slip_of(data).name]
    )


def slip_of(data: Path) -> Path:
    (slip,) = (data / "imports").glob("*.toml")
    return slip


@pytest.mark.parametrize("step", range(12))
def test_an_import_that_fails_anywhere_changes_nothing(
    data: Path, take_in: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Each step on the disk in turn fails: the data is as before, or the import is whole."""
    take_in(a_page(tmp_path, 900))
    before = [document.name for document in imports_in(data)]
    steps = iter(range(100))

    def failing(real: Callable[..., object]) -> Callable[..., object]:
        def call(*words: object, **named: object) -> object:
            if next(steps) == step:
                raise OSError(28, "No space left on device")
            return real(*words, **named)

        return call

    monkeypatch.setattr(imports.os, "fsync", failing(os.fsync))
    monkeypatch.setattr(imports.shutil, "copyfileobj", failing(shutil.copyfileobj))
    monkeypatch.setattr(imports.Path, "replace", failing(Path.replace))
    result = take_in(a_page(tmp_path, 901), a_page(tmp_path, 902))
    monkeypatch.undo()
    names = [document.name for document in imports_in(data)]
    assert names == before or sorted(names) == ["ws900.txt", "ws901.txt", "ws902.txt"]
    assert result.exit_code == (2 if names == before or step < 10 else result.exit_code)
    assert len(imported(data)) == len(names)


def test_an_import_that_is_killed_changes_nothing(data: Path, tmp_path: Path, tool: Path) -> None:
    folder = tmp_path / "pages"
    for number in range(900, 940):
        a_page(folder, number)
    before = tree(data)
    running = subprocess.Popen(
        [sys.executable, tool, "import", "--data", data, folder],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    documents = data / "imports" / "documents"
    until = time.monotonic() + 60
    while running.poll() is None and time.monotonic() < until:
        if documents.is_dir() and any(documents.iterdir()):
            break
        time.sleep(0.001)
    running.send_signal(signal.SIGKILL)
    running.wait()
    listed = imports_in(data)
    assert len(listed) in (0, 40)
    if not listed:
        kept = {n: c for n, c in tree(data).items() if not n.startswith("imports/")}
        assert kept == before
    assert len(imported(data)) == len(listed)


def test_an_import_survives_into_a_graph_that_conforms(
    take_in: Run, data: Path, tmp_path: Path
) -> None:
    take_in(a_page(tmp_path, 901))
    take_in(a_page(tmp_path / "newer", 901, room="Room 4"))
    assert examine(data=data).report.conforms


def test_the_place_of_a_document_is_its_key_and_a_plain_name() -> None:
    assert place_of("ab" * 32, "../Th\u00e9 plan (final).ICS") == (
        "imports/documents/abababababababab-the-plan-final.ics"
    )


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A site on the loopback address, which only this test may ask."""
    a_page(tmp_path / "site", 901)
    handler = partial(QuietHandler, directory=str(tmp_path / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    allowed = partial(Fetcher, allowed=lambda _: True, limits=Limits(ports=(port,), pause=0.0))
    monkeypatch.setattr(take_in_command, "Fetcher", allowed)
    yield f"http://127.0.0.1:{port}"
    server.shutdown()
    server.server_close()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_words: object) -> None:
        """Nothing is said of requests."""


def test_what_is_fetched_is_kept_with_its_address_digest_and_time(
    take_in: Run, data: Path, site: str
) -> None:
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    result = take_in(f"{site}/ws901.txt", "--fetch")
    assert result.exit_code == 0, result.stderr
    (document,) = imports_in(data)
    content = (data / document.file).read_bytes()
    assert (document.name, document.address) == ("ws901.txt", f"{site}/ws901.txt")
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert before <= dt.datetime.fromisoformat(document.retrieved or "") <= dt.datetime.now(dt.UTC)


def test_an_address_that_gives_nothing_costs_no_other(take_in: Run, data: Path, site: str) -> None:
    result = take_in(f"{site}/nothing.txt", f"{site}/ws901.txt", "--fetch")
    assert (result.exit_code, len(imported(data))) == (0, 1)
    assert "1 taken, 1 refused" in result.stdout
    assert f"kg: {site}/nothing.txt: " in result.stderr


def test_a_site_s_own_network_is_never_asked(take_in: Run, data: Path, tmp_path: Path) -> None:
    result = take_in("http://127.0.0.1/", a_page(tmp_path, 901), "--fetch")
    assert (result.exit_code, len(imported(data))) == (0, 1)
    assert "no address of the public internet" in result.stderr
