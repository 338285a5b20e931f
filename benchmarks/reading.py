"""How fast each reader is, over our golden documents, and what a feed of 100 MB takes.

Each document is read again and again: a form's own length is what readers meet. The long feed is
generated, and read in a process of its own, so that its memory is that of reading alone. Readers
do nothing but compute, so the seconds are those of the processor: other work makes them no longer.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from kg.errors import SourceError
from kg.inputs import known_editions
from kg.records import EditionRecord, SessionRecord
from kg.sources.given import ColumnMapping, Given
from kg.sources.reader import Reader
from kg.sources.readers import READERS, reader_of
from kg.sources.source import Source

GOLDEN = Path(__file__).parent.parent / "tests" / "kg" / "sources" / "golden"
MEGABYTE = 1_000_000
MOST = 3 * MEGABYTE
BUDGET = 1.0
"""Seconds for one reader, if it has not read MOST bytes before."""

FEED = 100 * MEGABYTE
YEAR = 2024
PROSE = "Where the tide goes out\\, nets are mended\\; where it comes in\\, they are cast. " * 32


def report(console: Console) -> None:
    """A row a reader, then the long feed."""
    table = Table("Reader", "Documents", "MB read", "MB/s")
    documents = golden_documents()
    for reader in READERS:
        found = documents[reader.name]
        size, seconds = read_again(reader, found) if found else (0, 1.0)
        rate = f"{size / MEGABYTE / seconds:.2f}"
        table.add_row(reader.name, str(len(found)), f"{size / MEGABYTE:.2f}", rate)
    console.print(table)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "all.ics"
        write_feed(path)
        console.print(read_alone(path))


def golden_documents() -> dict[str, list[tuple[bytes, Given]]]:
    """The documents of the golden folders and what their readers are told, by reader."""
    found: dict[str, list[tuple[bytes, Given]]] = defaultdict(list)
    for folder in sorted(path for path in GOLDEN.iterdir() if path.is_dir()):
        content = next(folder.glob("input.*")).read_bytes()
        found[reader_of(Source.of(folder.name, content)).name].append((content, given_in(folder)))
    return found


def given_in(folder: Path) -> Given:
    """What the folder says an editor tells."""
    path = folder / "given.toml"
    said = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    if "mapping" in said:
        name = said["mapping"]
        said["mapping"] = ColumnMapping(name, (folder / name).read_bytes())
    return replace(Given(all_year()), **said)


def all_year() -> Mapping[int, EditionRecord]:
    """The editions, as if each lasted all year: golden documents have days of their own."""
    return {
        year: replace(edition, start=date(year, 1, 1), end=date(year, 12, 31))
        for year, edition in known_editions().items()
    }


def read_again(reader: Reader, documents: list[tuple[bytes, Given]]) -> tuple[int, float]:
    """The bytes read in turn until either bound, and the seconds they took."""
    size, begun = 0, time.process_time()
    while size < MOST and time.process_time() - begun < BUDGET:
        for content, given in documents:
            drain(reader, Source.of("document", content), given)
            size += len(content)
    return size, time.process_time() - begun


def drain(reader: Reader, source: Source, given: Given) -> int:
    """How many sessions there are; a document that is refused was read up to its fault."""
    try:
        return sum(isinstance(item, SessionRecord) for item in reader.read(source, given))
    except SourceError:
        return 0


def write_feed(path: Path) -> None:
    """A calendar feed in Sched's form, of invented sessions."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("BEGIN:VCALENDAR\r\nPRODID:-//Sched.com Tides//EN\r\n")
        for event in events():
            file.write(event)
            if file.tell() > FEED:
                break
        file.write("END:VCALENDAR\r\n")


def events() -> Iterator[str]:
    number, start = 0, datetime(YEAR, 6, 1, 6, tzinfo=UTC)
    while True:
        number += 1
        at = start + timedelta(minutes=30 * (number % 960))
        lines = (
            "BEGIN:VEVENT",
            f"DTSTAMP:{YEAR}0601T000000Z",
            f"DTSTART:{at:%Y%m%dT%H%M%SZ}",
            f"DTEND:{at + timedelta(minutes=25):%Y%m%dT%H%M%SZ}",
            f"SUMMARY:WS #{number} Tides &amp\\; Nets\\, Part {number}",
            f"DESCRIPTION:{PROSE}",
            "CATEGORIES:WORKSHOP",
            f"LOCATION:Workshop Room {number % 10}\\, Harbour Hall",
            "SEQUENCE:0",
            f"UID:{number:032x}",
            f"URL:http://tides.sched.com/event/{number:032x}",
            "END:VEVENT",
            "",
        )
        yield "\r\n".join(lines)


def read_alone(path: Path) -> str:
    """What a new process says of the feed after it has read it."""
    words = [sys.executable, "-m", "benchmarks.reading", str(path)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def measured(path: Path) -> str:
    """Speed, and how much the memory of this process grows while it reads the feed."""
    given = Given(all_year())
    with path.open("rb") as file:
        source = Source(path.name, file)
        reader = reader_of(source)
        before, begun = peak(), time.process_time()
        sessions = drain(reader, source, given)
        seconds = time.process_time() - begun
    size = path.stat().st_size / MEGABYTE
    return (
        f"A calendar feed of {size:.0f} MB: {sessions:,} sessions in {seconds:.1f} s,"
        f" {size / seconds:.1f} MB/s; at most {peak() / MEGABYTE:.0f} MB of memory,"
        f" {(peak() - before) / MEGABYTE:.1f} MB of it for the reading"
    )


def peak() -> int:
    """The most bytes of memory that this process has held so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    print(measured(Path(sys.argv[1])))
