from __future__ import annotations

import datetime as dt

import pytest
from compared_graphs import (
    BASE,
    ONT,
    REPLACED,
    TYPE,
    VOC,
    WITHHELD,
    Row,
    difference,
    dump,
    iri,
    person,
    row,
    session,
    speaks,
    told,
)

from kg.errors import StoreError
from kg.releases.comparing import compare
from kg.releases.difference import Change, Difference, Gone, Line, Moved, Published
from kg.releases.differences import as_json

TRUST = session("2017/ws15", "Trust")
ADA = person("pada", "Ada Testperson")
DAY = '"2026-03-01"^^<http://www.w3.org/2001/XMLSchema#date>'


def test_the_same_graph_twice_has_no_difference() -> None:
    assert difference(TRUST, TRUST).is_empty


def test_a_session_that_is_new_is_told_with_all_that_is_said_of_it() -> None:
    subject = iri("session/2017/ws15")
    assert difference((), TRUST).added == (
        Change(
            subject,
            "session",
            "Trust",
            added=(
                Line(subject, TYPE, f"<{ONT}Session>"),
                Line(subject, "https://schema.org/name", '"Trust"@en'),
            ),
        ),
    )


def test_a_session_that_is_gone_is_told_with_what_it_was() -> None:
    found = difference(TRUST, ())
    assert (found.added, found.changed) == ((), ())
    assert [(change.iri, change.label) for change in found.removed] == [
        (iri("session/2017/ws15"), "Trust")
    ]


def test_a_changed_title_is_told_with_what_it_was_and_is() -> None:
    found = difference(TRUST, session("2017/ws15", "Trust now"))
    assert told(found.changed) == {
        "session/2017/ws15": (['name "Trust now"@en'], ['name "Trust"@en'])
    }


def test_what_a_participation_says_is_told_with_its_session_even_if_that_has_not_changed() -> None:
    before = (*TRUST, *ADA, *speaks("t1", "2017/ws15", "pada"))
    after = (*TRUST, *ADA, *speaks("t1", "2017/ws15", "pada", "withdrawn"))
    found = difference(before, after)
    assert told(found.changed) == {
        "session/2017/ws15": (
            [f"status <{VOC}participation-status/withdrawn>"],
            [f"status <{VOC}participation-status/planned>"],
        )
    }
    assert found.changed[0].added[0].subject == iri("participation/t1")
    assert found.labels[iri("participation/t1")] == "Ada Testperson"


def test_an_address_belongs_to_the_place_that_has_it() -> None:
    place = (
        row("place/2017/geneva", TYPE, "<https://schema.org/Place>"),
        row("place/2017/geneva", "address", "address/2017/geneva"),
    )
    street = row("address/2017/geneva", "streetAddress", '"Avenue de la Paix"')
    assert told(difference(place, (*place, street)).changed) == {
        "place/2017/geneva": (['streetAddress "Avenue de la Paix"'], [])
    }


def test_a_statement_that_moves_from_graph_to_graph_is_no_change() -> None:
    moved = tuple((s, p, o, f"{BASE}graph/judgements") for s, p, o, _ in TRUST)
    assert difference(TRUST, moved).is_empty


def test_of_what_a_document_says_the_number_of_statements_is_told() -> None:
    source = row("source/ab", TYPE, f"<{ONT}SourceDocument>", "provenance")

    def says(title: str, line: int) -> tuple[Row, ...]:
        return (
            row("session/2017/ws15", "name", f'"{title}"@en', "src-ab"),
            row("session/2017/ws15", f"{ONT}line", f'"{line}"', "src-ab"),
        )

    found = difference((source, *says("Trust", 3)), (source, *says("Trust now", 4)))
    assert found.changed == (Change(iri("source/ab"), "document", None, said=1, unsaid=1),)


def test_a_document_whose_lines_have_only_shifted_has_not_changed() -> None:
    before, after = (row("session/1/a", f"{ONT}line", f'"{n}"', "src-ab") for n in (1, 2))
    assert difference((before,), (after,)).is_empty


def test_how_a_build_was_made_is_no_difference() -> None:
    before = row("reading/ab", f"{ONT}skippedCount", '"1"', "provenance")
    finding = row("finding/f1", TYPE, "<http://www.w3.org/ns/shacl#ValidationResult>", "validation")
    assert difference((before,), (finding,)).is_empty


def test_an_id_that_was_merged_into_another_is_gone_and_told_with_where_it_went() -> None:
    other = person("pother", "A. Testperson")
    found = difference((*ADA, *other), (*ADA, row("person/pother", REPLACED, "person/pada")))
    assert [change.iri for change in found.removed] == [iri("person/pother")]
    assert found.merged == (
        Moved(iri("person/pother"), "person", "A. Testperson", iri("person/pada")),
    )
    assert found.labels[iri("person/pada")] == "Ada Testperson"


def test_a_person_who_was_split_from_another_is_told_with_whom() -> None:
    part = (
        *person("ppart", "A. Testperson"),
        row("person/ppart", f"{ONT}splitFrom", "person/pada", "judgements"),
    )
    found = difference(ADA, (*ADA, *part))
    assert found.split == (
        Moved(iri("person/ppart"), "person", "A. Testperson", iri("person/pada")),
    )
    assert [change.iri for change in found.added] == [iri("person/ppart")]


def withdrawn() -> Difference:
    """A session at which two spoke, and from which one of them had herself taken out."""
    bob = person("pbob", "Bob Testman")
    stated = row("statement/s1", f"{ONT}nameAsStated", '"Ms. Ada Testperson"', "src-ab")
    post = row("participation/t1", f"{ONT}positionAsStated", '"Keeper of the \\"Tower\\""')
    before = (
        *session("2017/ws15", "Trust, by Ada Testperson"),
        *session("2017/ws16", "Ada"),
        *ADA,
        *bob,
        stated,
        post,
        *speaks("t1", "2017/ws15", "pada"),
        *speaks("t2", "2017/ws15", "pbob"),
        row("judgement/j1", TYPE, f"<{ONT}IdentityJudgement>", "judgements"),
        row("judgement/j1", f"{ONT}resolvesTo", "person/pada", "judgements"),
        row("judgement/j1", f"{ONT}note", '"the keeper"', "judgements"),
    )
    after = (
        *session("2017/ws15", "Trust, by [name withheld]"),
        *session("2017/ws16", "Grace"),
        *bob,
        row("statement/s1", f"{ONT}unnamedParty", WITHHELD, "src-ab"),
        *(r for r in speaks("t1", "2017/ws15", "pada") if "person/pada" not in r[2]),
        row("participation/t1", f"{ONT}unnamedParty", WITHHELD),
        *speaks("t2", "2017/ws15", "pbob", "withdrawn"),
        row("person/pada", f"{ONT}withdrawnOn", DAY),
        row("person/pada", f"{ONT}withdrawalReason", f"<{VOC}withdrawal-reason/take-down>"),
    )
    return difference(before, after)


def test_of_somebody_who_was_withdrawn_a_difference_tells_the_day_and_the_reason() -> None:
    assert withdrawn().withdrawn == (
        Gone(iri("person/pada"), "person", dt.date(2026, 3, 1), "take-down"),
    )


def test_a_difference_has_nothing_that_was_said_of_somebody_who_was_withdrawn() -> None:
    written = as_json(withdrawn())
    for gone in ("Testperson", "Ada T", "Tower", "the keeper"):
        assert gone not in written


def test_what_was_said_of_others_is_told_beside_a_withdrawal() -> None:
    found = withdrawn()
    assert told(found.changed) == {
        "session/2017/ws15": (
            [
                f"unnamedParty {WITHHELD}",
                f"status <{VOC}participation-status/withdrawn>",
                'name "Trust, by [name withheld]"@en',
            ],
            [f"status <{VOC}participation-status/planned>"],
        ),
        "session/2017/ws16": (['name "Grace"@en'], ['name "Ada"@en']),
        "source/ab": ([], []),
    }
    assert [(change.iri, change.label, change.removed) for change in found.removed] == [
        (iri("person/pada"), None, ()),
        (iri("judgement/j1"), None, ()),
    ]


def test_a_dump_that_is_not_sorted_is_refused_with_what_to_do() -> None:
    lines = ["<b:b> <p:p> <o:o> <g:g> .\n", "<a:a> <p:p> <o:o> <g:g> .\n"]
    published = Published("1", BASE, "1" * 64)
    with pytest.raises(StoreError, match="give a dump as `kg export` writes it"):
        compare(lambda: iter(lines), dump(()), published, published)


@pytest.mark.parametrize("line", ["hello\n", "<a:a> <p:p>\n"])
def test_what_is_no_dump_is_refused(line: str) -> None:
    published = Published("1", BASE, "1" * 64)
    with pytest.raises(StoreError, match="no sorted N-Quads at"):
        compare(lambda: iter([line]), dump(()), published, published)
