"""Every form has a golden folder: a document that we wrote, and all that its reader gets out."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from factories import growth, read_bytes, told
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.records import Finding, Origin, Reading
from kg.sources.given import ColumnMapping, Given
from kg.sources.lines import LONGEST
from kg.sources.listing import reading_json
from kg.sources.readers import READERS, reader_of
from kg.sources.sample import Sample
from kg.sources.source import Source

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(folder.name for folder in GOLDEN.iterdir())
INPUTS = {case: next(iter((GOLDEN / case).glob("input.*"))) for case in CASES}
DOCUMENTS = [INPUTS[case].read_bytes() for case in CASES]
TEXTS = [document for document in DOCUMENTS if Sample(document).text]
TOLD = told(
    {
        2013: "Asia/Makassar",
        2014: "Europe/Istanbul",
        2015: "America/Fortaleza",
        2016: "America/Mexico_City",
        2017: "Europe/Zurich",
        2018: "Europe/Paris",
        2019: "Europe/Berlin",
        2020: "UTC",
        2021: "Europe/Warsaw",
        2022: "Africa/Addis_Ababa",
        2023: "Asia/Tokyo",
        2024: "Asia/Riyadh",
        2025: "Europe/Oslo",
    }
)
PIECES = [
    *(b"\n", b"\t", b"<p>", b"</", b"(", b")", b"*", b": ", b", ", b"[", b"](#)", b"&amp;"),
    *(b"TBC", b"99", b"Dr. ", b"\xe2\x80\x99", b"\xff", b"\x00", b"- Date: ", b"Speakers\n"),
    *(b"IGF 2018 Workshop Report: OF3\n", b"Friday December 21, 2017 09:00 - 10:30 CET\n"),
]


def read(content: bytes, name: str = "input.txt", given: Given = TOLD) -> Reading:
    return read_bytes(content, name, given)


def given_in(case: str) -> Given:
    """What `given.toml` says an editor tells: year, address, mapping (a file name), editions."""
    path = GOLDEN / case / "given.toml"
    said = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    if "mapping" in said:
        name = said["mapping"]
        said["mapping"] = ColumnMapping(name, (GOLDEN / case / name).read_bytes())
    editions = dict(TOLD.editions)
    for year, fields in said.pop("editions", {}).items():
        editions[int(year)] = replace(editions[int(year)], **fields)
    return replace(TOLD, editions=editions, **said)


@pytest.mark.parametrize("case", CASES)
def test_a_document_gives_exactly_the_records_of_its_golden_folder(case: str) -> None:
    found = reading_json(read(INPUTS[case].read_bytes(), INPUTS[case].name, given_in(case)))
    assert found == (GOLDEN / case / "expected.json").read_text("utf-8").rstrip("\n")


def test_every_reader_has_a_golden_folder() -> None:
    used = {reader_of(Source.of("input", document)).label for document in DOCUMENTS}
    assert used == {reader.label for reader in READERS}


@pytest.mark.parametrize("document", DOCUMENTS, ids=CASES)
def test_only_one_reader_knows_a_document(document: bytes) -> None:
    assert sum(reader.recognises(Sample(document)) for reader in READERS) == 1


def test_the_name_of_a_file_decides_nothing_and_a_wrong_ending_is_remarked_on() -> None:
    export = INPUTS["sched-csv-export"].read_bytes()
    right, wrong, none = (read(export, name) for name in ("all.csv", "all.json", "all"))
    assert (right.records, right.skipped, right.findings) != ((), (), ())
    assert [(r.document.reader, r.document.key) for r in (wrong, none)] == [
        (right.document.reader, right.document.key)
    ] * 2
    remark = Finding(
        Origin("all.json"),
        "all.json",
        "the ending .json is that of another form; this is a Sched export of sessions (text/csv)",
    )
    assert [finding for finding in wrong.findings if finding.text == "all.json"] == [remark]
    assert not any("ending" in finding.what for finding in (*right.findings, *none.findings))


def test_the_same_bytes_in_utf_16_give_the_same_session() -> None:
    document = (GOLDEN / "sched-panel/input.txt").read_bytes()
    assert read(document.decode().encode("utf-16")).records == read(document).records


def test_a_document_of_no_known_form_is_told_which_forms_there_are() -> None:
    with pytest.raises(SourceError) as refused:
        read(b"Dear all,\nsee you there.\n", "letter.txt")
    assert str(refused.value) == (
        "letter.txt:1: no reader knows this form of document; docs/formats.md lists the forms"
        " that are read, and a table needs a mapping (kg map)"
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"\n \n", b"\x89PNG\r\n\x1a\n\x00", "Thé".encode("latin-1"), b"x" * 9_000_000],
    ids=["empty", "blank", "binary", "wrong encoding", "huge"],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        read(content, "odd.bin")
    assert refused.value.document == "odd.bin"


def test_an_endless_line_is_refused_with_its_number() -> None:
    with pytest.raises(SourceError) as refused:
        read(b"Back To Schedule\n" + b"x" * (LONGEST + 1))
    assert refused.value.where == "input.txt:2"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with pytest.raises(SourceError):
        read(content)


@pytest.mark.parametrize("document", DOCUMENTS, ids=CASES)
def test_a_document_cut_anywhere_is_read_or_refused(document: bytes) -> None:
    for end in range(0, len(document), max(97, len(document) // 40)):
        assert _is_sound(document[:end])


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(TEXTS),
    st.lists(
        st.tuples(st.integers(0, 6000), st.integers(0, 80), st.sampled_from(PIECES)), max_size=6
    ),
)
def test_a_damaged_document_is_read_or_refused(
    document: bytes, damages: list[tuple[int, int, bytes]]
) -> None:
    for start, length, piece in damages:
        at = start % (len(document) + 1)
        document = document[:at] + piece + document[at + length :]
    assert _is_sound(document)


def _is_sound(document: bytes) -> bool:
    try:
        return read(document).document.name == "input.txt"
    except SourceError as error:
        return error.document == "input.txt" and ";" in error.what


@pytest.mark.parametrize("case", ["sched-panel", "report-two-renditions"])
def test_reading_time_grows_with_the_length_alone(case: str) -> None:
    document = (GOLDEN / case / "input.txt").read_bytes()
    # Quadratic time would make the ratio 64.
    assert growth(lambda times: read(document * times), 20, 160) < 32
