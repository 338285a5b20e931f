"""`kg links`: whole or not at all, the same table once, and each bad row with its line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from factories import a_data_folder

from kg.concepts import Authority, Verdict
from kg.imports import importing
from kg.inputs import links_in, read_inputs
from kg.pipeline import make

Run = Callable[..., Result]
PAGE = (
    "Back To Schedule\n"
    "Tuesday, December 19 \u2022 15:00 - 16:30\nGulls at Work (WS15)\n"
    "Onsite Moderator: Ms. Ada Mare, Lake Institute\n"
    "Rapporteur: Mr. Bo Lind, Quay Office\n"
    "Tuesday December 19, 2017 15:00 - 16:30 CET\nRoom 3\n"
)
HEAD = "entity,authority,identifier,verdict,evidence,source,note"


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, kg: Run) -> Path:
    """A data folder with one page and its people registered."""
    folder = a_data_folder(tmp_path_factory.mktemp("links") / "data")
    page = folder.parent / "ws15.txt"
    page.write_text(PAGE, "utf-8")
    assert kg("import", "--data", folder, page).exit_code == 0
    assert kg("register", "--data", folder).exit_code == 0
    return folder


@pytest.fixture
def data(imported: Path, tmp_path: Path) -> Path:
    return shutil.copytree(imported, tmp_path / "data")


@pytest.fixture(scope="module")
def ids(imported: Path) -> dict[str, str]:
    """The ids of those whom the page names."""
    found = make(read_inputs(data=imported)).resolution
    people = {m.name: found.people.by_mention[m.key] for m in found.person_mentions}
    bodies = found.organizations.by_mention
    return people | {m.name: bodies[m.key] for m in found.organization_mentions}


@pytest.fixture
def take_in(kg: Run, data: Path, tmp_path: Path) -> Callable[..., Result]:
    """Imports a table of these rows."""

    def run(*rows: str, head: str = HEAD, reviewer: str = "r2", words: tuple[str, ...] = ()):
        table = tmp_path / "links.csv"
        table.write_text("\n".join((head, *rows)) + "\n", "utf-8")
        return kg("links", "import", "--data", data, table, "--reviewer", reviewer, *words)

    return run


def lines(data: Path) -> list[str]:
    return [
        line for path in sorted((data / "links").glob("*")) for line in path.read_text().split("\n")
    ][:-1]


def test_a_table_comes_in_whole_and_the_same_again_changes_nothing(take_in, data, ids):
    lake, ada = ids["Lake Institute"], ids["Ms. Ada Mare"]
    rows = (
        f"{lake},ROR,https://ror.org/05gq02987,same,same-website; same-stated-country,,",
        f"http://127.0.0.1:8000/id/org/{lake},wikidata,q42,,,https://example.org/lake,As they say.",
        f"{ada},orcid,0000 0002 1825 0097,same,identifier-in-document,,",
    )
    first = take_in(*rows)
    assert (first.exit_code, first.stdout.split("\n")[0]) == (
        0,
        "3 added, 0 known, 0 judged different before, 0 refused",
    )
    before = lines(data)
    assert [(x.authority, x.identifier, x.verdict, x.reviewer) for x in links_in(data)] == [
        (Authority.ROR, "05gq02987", Verdict.SAME, "r2"),
        (Authority.WIKIDATA, "Q42", None, "r2"),
        (Authority.ORCID, "0000-0002-1825-0097", Verdict.SAME, "r2"),
    ]
    again = take_in(*rows, rows[0], reviewer="r3")
    assert again.stdout.startswith("0 added, 4 known")
    assert lines(data) == before
    assert sorted(path.name for path in (data / "links").iterdir()) == ["r2.jsonl"]


BAD = {
    "a wrong check digit": ("{lake},ror,05gq02988,,,,", "the check digits of ROR id"),
    "another authority": ("{lake},viaf,1,,,,", "no authority 'viaf'; there are wikidata, ror"),
    "another verdict": ("{lake},wikidata,Q1,maybe,,,", "no verdict 'maybe'; there are proposed"),
    "unknown evidence": ("{lake},wikidata,Q1,,a feeling,,", "no evidence 'a feeling'"),
    "no evidence": ("{lake},wikidata,Q1,same,,,", "the verdict same has no evidence"),
    "no address": ("{lake},wikidata,Q1,,,their website,", "is no web address"),
    "nobody": ("o000000000x,wikidata,Q1,,,,", "no person, body or mention 'o000000000x'"),
    "a body with an ORCID": ("{lake},orcid,0000-0002-1825-0097,,,,", "is a body, and orcid has"),
    "a person with a ROR": ("{ada},ror,05gq02987,,,,", "is a person, and ror has"),
    "too few cells": ("{lake},wikidata", "more or fewer cells"),
    "too many cells": ("{lake},wikidata,Q1,,,,,,", "more or fewer cells"),
}


@pytest.mark.parametrize(("row", "why"), BAD.values(), ids=BAD)
def test_a_bad_row_is_told_with_its_line_and_nothing_is_written(take_in, data, ids, row, why):
    lake, ada = ids["Lake Institute"], ids["Ms. Ada Mare"]
    found = take_in(f"{lake},wikidata,Q42,,,,", row.format(lake=lake, ada=ada))
    assert found.exit_code == 2
    assert found.stderr.startswith("kg: links.csv:3: ")
    assert why in found.stderr
    assert "1 new, 0 known, 0 judged different before, 1 refused; nothing" in found.stdout
    assert lines(data) == []


def test_with_skip_bad_the_good_rows_are_taken(take_in, data, ids):
    lake = ids["Lake Institute"]
    found = take_in(f"{lake},wikidata,Q42,,,,", "x,wikidata,Q1,,,,", words=("--skip-bad",))
    assert (found.exit_code, len(lines(data))) == (0, 1)
    assert "links.csv:3" in found.stderr


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("entity,authority", "no column identifier"),
        ("entity,authority,identifier,name", "an unknown column 'name'"),
        ("entity,authority,identifier,identifier", "a column twice"),
        ("", "no column entity"),
    ],
)
def test_a_table_with_another_header_is_refused(take_in, fault, head, why):
    assert why in fault(take_in("a,b,c", head=head))


def test_a_dry_run_changes_nothing(take_in, data, ids):
    found = take_in(f"{ids['Lake Institute']},wikidata,Q42,,,,", words=("--dry-run",))
    assert found.stdout.startswith("1 new, 0 known")
    assert lines(data) == []


def test_a_review_supersedes_the_proposal(take_in, data, ids):
    lake = ids["Lake Institute"]
    take_in(f"{lake},wikidata,Q42,,,,")
    take_in(f"{lake},wikidata,Q42,same,same-website,,", reviewer="r3")
    proposal, review = links_in(data)
    assert (review.supersedes, review.verdict, review.reviewer) == (
        proposal.id,
        Verdict.SAME,
        "r3",
    )


def test_what_was_judged_different_is_not_proposed_again(take_in, data, ids):
    lake = ids["Lake Institute"]
    take_in(f"{lake},wikidata,Q42,different,wording-differs,,")
    found = take_in(f"{lake},wikidata,Q42,,,,", reviewer="r3")
    assert found.exit_code == 0
    assert "line 2: judged different by r2; not proposed again" in found.stdout
    assert len(lines(data)) == 1


def test_another_verdict_has_to_name_the_one_that_it_replaces(take_in, data, ids):
    lake = ids["Lake Institute"]
    take_in(f"{lake},wikidata,Q42,same,same-website,,")
    (first,) = links_in(data)
    row = f"{lake},wikidata,Q42,different,wording-differs,,"
    refused = take_in(row)
    assert f"write {first.id} in the column supersedes" in refused.stderr
    assert take_in(f"{row},{first.id}", head=f"{HEAD},supersedes").exit_code == 0
    assert [link.supersedes for link in links_in(data)] == [None, first.id]


def test_a_verdict_can_be_taken_back(take_in, data, ids):
    lake = ids["Lake Institute"]
    take_in(f"{lake},wikidata,Q42,different,wording-differs,,")
    (first,) = links_in(data)
    back = f"{lake},wikidata,Q42,proposed,,,,{first.id}"
    assert take_in(back, head=f"{HEAD},supersedes").exit_code == 0
    assert [(link.verdict, link.supersedes) for link in links_in(data)] == [
        (Verdict.DIFFERENT, None),
        (None, first.id),
    ]
    assert take_in(f"{lake},wikidata,Q42,,,,").stdout.startswith("0 added, 1 known")


def test_an_id_that_was_merged_away_means_the_one_that_stays(take_in, data, ids):
    lake, quay = ids["Lake Institute"], ids["Quay Office"]
    registered = dict(
        line.split("\t") for line in (data / "register/entities.tsv").read_text().splitlines()
    )
    judgement = {"id": "j1", "left": registered[lake], "right": registered[quay]}
    judgement |= {"verdict": "same", "evidence": ["short-form"], "reviewer": "r1"}
    judgement |= {"date": "2026-11-24", "ruleset": "1"}
    (data / "judgements/r1.jsonl").write_text(json.dumps(judgement) + "\n")
    found = take_in(f"{lake},wikidata,Q42,,,,", f"{quay},wikidata,Q42,,,,")
    assert found.stdout == "1 added, 1 known, 0 judged different before, 0 refused\n"


def test_a_table_as_a_spreadsheet_saves_it_is_read(kg, data, ids, tmp_path):
    table = tmp_path / "links.csv"
    rows = f"Entity,authority,identifier\r\n{ids['Lake Institute']},wikidata,Q42\r\n,,\r\n"
    table.write_bytes(rows.lower().replace("entity", " entity").encode("utf-8-sig"))
    found = kg("links", "import", "--data", data, table, "--reviewer", "r2")
    assert found.stdout.startswith("1 added, 0 known")


def test_two_reviewed_identifiers_of_one_authority_stop_the_import(take_in, data, ids, fault):
    lake = ids["Lake Institute"]
    take_in(f"{lake},wikidata,Q42,same,same-website,,")
    line = fault(take_in(f"{lake},wikidata,Q43,same,same-website,,"))
    assert "links.csv:2" in line
    assert "data/links/r2.jsonl:1" in line
    assert len(lines(data)) == 1


def test_one_identifier_of_two_bodies_is_told_and_listed(take_in, kg, data, ids):
    one, two = ids["Lake Institute"], ids["Quay Office"]
    found = take_in(f"{one},wikidata,Q42,,,,", f"{two},wikidata,Q42,,,,")
    told = f"{min(one, two)} and {max(one, two)} share wikidata Q42; judge whether they are one"
    assert told in found.stdout
    listed = kg("links", "list", "--data", data).stdout
    assert told in listed
    assert listed.count("http://www.wikidata.org/entity/Q42") == 2


def test_no_name_of_a_person_is_taken_for_a_reviewers(take_in, fault, data):
    assert "is no short name" in fault(take_in(reviewer="../Ada Mare"))
    assert not (data / "links").exists()


def test_two_imports_at_once_do_not_mix(take_in, data, ids, fault):
    with importing(data):
        line = fault(take_in(f"{ids['Lake Institute']},wikidata,Q42,,,,"))
    assert "another import is running" in line
    assert lines(data) == []


def test_a_file_without_a_last_line_end_keeps_its_lines(take_in, data, ids):
    lake = ids["Lake Institute"]
    take_in(f"{lake},wikidata,Q42,,,,")
    path = data / "links" / "r2.jsonl"
    path.write_text(path.read_text().rstrip("\n"))
    (data / "links" / ".unfinished-rest").touch()
    take_in(f"{lake},isni,0000000121032683,,,,")
    assert [link.identifier for link in links_in(data)] == ["Q42", "0000000121032683"]
    assert [entry.name for entry in (data / "links").iterdir()] == ["r2.jsonl"]
