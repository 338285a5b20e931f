"""Every reader gets its document with the broken words mended, and each repair is noted."""

from __future__ import annotations

import io
from pathlib import Path

from factories import ORIGIN, a_party, a_session, read_bytes, told

from kg.mojibake import repairs
from kg.records import Finding, LinkKind, LinkRecord, Origin
from kg.sources.given import Given
from kg.sources.mended_records import mended_items
from kg.sources.mending import PIECE, mending_of
from kg.sources.source import Source

GOLDEN = Path(__file__).parent / "golden"
WHAT = "the encoding is broken here, so it is read as"


def mended(content: bytes, given: Given | None = None) -> tuple[bytes, tuple[Finding, ...]]:
    mending = mending_of(Source.of("page.txt", content), given or Given())
    return mending.source.file.read(), mending.findings()


def broken(text: str) -> str:
    return text.encode().decode("cp1252")


def test_a_word_is_mended_and_noted_once_at_its_first_place() -> None:
    text = f"title\r\n{broken('João')} and {broken('João')}\r\n{broken('João')}, São\n"
    assert mended(text.encode()) == (
        "title\r\nJoão and João\r\nJoão, São\n".encode(),
        (Finding(Origin("page.txt", 2), broken("João"), f"{WHAT} João"),),
    )


def test_a_soft_hyphen_that_is_half_of_a_letter_is_not_lost() -> None:
    assert mended("Mart\u00c3\u00adn\n".encode())[0].decode() == "Martín\n"


def test_what_is_no_utf_8_is_left_to_the_reader() -> None:
    for content in (
        b"Jo\xe3o \xc3\xa3\n",
        "Jo\u00c3\u00a3o".encode("utf-16"),
        b"PK\x03\x04\xc3\x83",
    ):
        assert mended(content) == (content, ())
    encoded = "Jo\u00c3\u00a3o".encode()
    assert mended(encoded, Given(encoding="cp1252")) == (encoded, ())


def test_the_stream_can_be_read_again_and_from_anywhere() -> None:
    text = f"{broken('João')} said so\n" * 40_000
    whole = text.replace(broken("João"), "João").encode()
    assert len(whole) > 2 * PIECE
    file = mending_of(Source.of("page.txt", text.encode()), Given()).source.file
    assert (file.read(10), file.tell()) == (whole[:10], 10)
    assert (file.seek(PIECE + 7), file.read(9)) == (PIECE + 7, whole[PIECE + 7 : PIECE + 16])
    assert (file.seek(3), file.read()) == (3, whole[3:])
    assert file.seek(0) == 0
    assert list(io.TextIOWrapper(file, "utf-8")) == whole.decode().splitlines(keepends=True)


def test_a_line_without_end_is_no_matter() -> None:
    content = (f"{broken('João')} " * 200_000).encode()
    assert len(mended(content)[0]) > len(content) - 500_000


def test_a_page_with_a_broken_name_gives_the_session_with_the_name() -> None:
    page = (GOLDEN / "sched-panel/input.txt").read_text("utf-8")
    given = told({2017: "Europe/Zurich"})
    line, room = next(
        (number, line) for number, line in enumerate(page.split("\n"), 1) if line.startswith("Room")
    )
    right = page.replace(room, f"{room}, São João")
    wrong = page.replace(room, f"{room}, São {broken('João')}")
    reading = read_bytes(wrong.encode(), "page.txt", given)
    whole = read_bytes(right.encode(), "page.txt", given)
    assert reading.records == whole.records
    assert reading.findings == (
        Finding(Origin("page.txt", line), broken("João"), f"{WHAT} João"),
        *whole.findings,
    )


def test_a_word_that_stood_escaped_is_mended_in_its_field() -> None:
    link = LinkRecord(LinkKind.WEBSITE, f"http://example.org/{broken('é')}", broken("Café"))
    party = a_party(broken("João Mar"), origin=Origin("page.txt", 9), account=broken("joão"))
    record = a_session(party, title=broken("Décès"), links=(link,), key=broken("é"))
    whole = a_session(
        a_party("João Mar", origin=Origin("page.txt", 9), account=broken("joão")),
        title="Décès",
        links=(LinkRecord(LinkKind.WEBSITE, link.address, "Café"),),
        key=broken("é"),
    )
    assert list(mended_items([record])) == [
        whole,
        Finding(ORIGIN, broken("Décès"), f"{WHAT} Décès"),
        Finding(Origin("page.txt", 9), broken("João"), f"{WHAT} João"),
        Finding(ORIGIN, broken("Café"), f"{WHAT} Café"),
    ]


def test_a_record_without_a_broken_word_is_the_same_record() -> None:
    record = a_session(a_party("João Mar"), title="Décès")
    (found,) = mended_items([record])
    assert found is record


def test_the_real_documents_have_nothing_to_mend(shared: Path) -> None:
    names = ("samples/*.ics", "samples/*.csv", "samples/*.txt", "samples/*.json", "sources/*.txt")
    files = [file for pattern in names for file in sorted(shared.glob(pattern))]
    assert len(files) > 5
    assert {file.name for file in files if repairs(file.read_text("utf-8"))} == set()
