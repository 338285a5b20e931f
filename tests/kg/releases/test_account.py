"""What a person reads of a difference."""

from __future__ import annotations

from compared_graphs import (
    BASE,
    ONT,
    REPLACED,
    SCHEMA,
    TYPE,
    VOC,
    WITHHELD,
    Row,
    difference,
    person,
    row,
    session,
    speaks,
)

from kg.releases.account import account_of
from kg.releases.accounts import markdown, text
from kg.releases.difference import Difference, Published

ADA = person("pada", "Ada Testperson")
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
DATE = "http://www.w3.org/2001/XMLSchema#"


def concept(path: str, label: str) -> Row:
    return f"{VOC}{path}", LABEL, f'"{label}"@en', f"{BASE}graph/vocabulary"


TERMS = (
    concept("role/speaker", "speaker"),
    concept("participation-status/planned", "planned"),
    concept("participation-status/withdrawn", "withdrawn by the speaker"),
    concept("verdict/same", "same"),
    concept("rule/reviewed", "reviewed"),
)


def told(before: tuple[Row, ...], after: tuple[Row, ...]) -> list[str]:
    """The lines below the title and the sentence on the whole."""
    return list(text(account_of(difference((*TERMS, *before), (*TERMS, *after)))))[3:]


def test_the_first_release_has_nothing_to_be_compared_with() -> None:
    first = Difference(None, Published("2026.1", BASE, "1" * 64))
    assert list(text(account_of(first))) == [
        "What is in 2026.1",
        "It is the first release: nothing to compare.",
    ]


def test_the_sentence_on_the_whole_counts_what_is_told() -> None:
    found = difference((*session("2017/a", "A"), *ADA), (*session("2017/b", "B"), *ADA))
    assert list(text(account_of(found)))[:2] == [
        "What changed from 2026.1 to 2026.2",
        "In short: sessions: 1 new, 1 gone.",
    ]


def test_where_nothing_changed_it_says_so() -> None:
    assert list(text(account_of(difference(ADA, ADA)))) == [
        "What changed from 2026.1 to 2026.2",
        "Nothing has changed that would be told here.",
    ]


def test_a_new_session_is_told_with_when_and_where_it_is_and_who_takes_part() -> None:
    room = (
        row("place/2017/r", TYPE, f"<{SCHEMA}Place>"),
        row("place/2017/r", "name", '"Room XII"'),
    )
    new = (
        *session("2017/ws15", "Trust"),
        row("session/2017/ws15", "startDate", f'"2017-12-18T09:00:00+01:00"^^<{DATE}dateTime>'),
        row("session/2017/ws15", "location", "place/2017/r"),
        *speaks("t1", "2017/ws15", "pada"),
    )
    assert told((*ADA, *room), (*ADA, *room, *new)) == [
        "1 session is new:",
        "  - WS15 of 2017, “Trust”",
        "      Monday 18 December 2017, 09:00",
        "      Room XII",
        "      Ada Testperson (speaker, planned)",
    ]


def test_a_changed_session_is_told_fact_by_fact() -> None:
    before = (
        *session("2017/dc-iot", "Trust"),
        *ADA,
        *speaks("t1", "2017/dc-iot", "pada"),
        row("session/2017/dc-iot", f"{ONT}locationText", '"Room 1"'),
    )
    after = (
        *session("2017/dc-iot", "Trust now"),
        *ADA,
        *speaks("t1", "2017/dc-iot", "pada", "withdrawn"),
        row("session/2017/dc-iot", "startDate", f'"2017-12-18"^^<{DATE}date>'),
    )
    assert told(before, after) == [
        "1 session has changed:",
        "  - dc-iot of 2017, “Trust now”",
        "      room as printed: no longer “Room 1”",
        "      start: now Monday 18 December 2017",
        "      title: was “Trust”, is “Trust now”",
        "      Ada Testperson: status: was planned, is withdrawn by the speaker",
    ]


def test_who_takes_part_now_and_who_no_more_is_told_with_the_session() -> None:
    bob = person("pbob", "Bob Testman")
    base = (*session("2017/ws15", "Trust"), *ADA, *bob)
    assert told(
        (*base, *speaks("t1", "2017/ws15", "pada")), (*base, *speaks("t2", "2017/ws15", "pbob"))
    ) == [
        "1 session has changed:",
        "  - WS15 of 2017, “Trust”",
        "      takes no part any more: Ada Testperson (speaker, planned)",
        "      takes part: Bob Testman (speaker, planned)",
    ]


def test_what_documents_disagree_on_is_told_by_the_name_of_the_property() -> None:
    base = session("2017/ws15", "Trust")
    found = (
        row("discrepancy/d1", TYPE, f"<{ONT}Discrepancy>"),
        row("discrepancy/d1", f"{ONT}aboutEntity", "session/2017/ws15"),
        row("discrepancy/d1", f"{ONT}aboutProperty", f"<{SCHEMA}startDate>"),
        row("discrepancy/d1", f"{ONT}shownValue", '"09:00"'),
        row("discrepancy/d1", f"{ONT}otherValue", '"10:00"'),
    )
    assert told(base, (*base, *found))[2:] == [
        "      new: difference between documents on start; also stated: now “10:00”"
    ]
    assert told((*base, *found), base)[2:] == ["      gone: difference between documents on start"]


def test_a_doubt_about_identity_is_told_with_whom_it_is_about() -> None:
    base = (*ADA, *person("pother", "A. Testperson"))
    doubt = (
        row("candidate/k1", TYPE, f"<{ONT}IdentityCandidate>", "judgements"),
        row("candidate/k1", f"{ONT}between", "person/pada", "judgements"),
        row("candidate/k1", f"{ONT}between", "person/pother", "judgements"),
        row("candidate/k1", f"{ONT}score", '"0.67"', "judgements"),
    )
    assert told(base, (*base, *doubt)) == [
        "1 person has changed:",
        "  - Ada Testperson (pada)",
        "      now in doubt: whether this is A. Testperson",
    ]
    assert told((*base, *doubt), base)[2:] == [
        "      no longer in doubt: whether this is A. Testperson"
    ]


def test_of_a_file_that_changed_its_digests_are_not_shown() -> None:
    def sheet(digest: str) -> tuple[Row, ...]:
        return (
            row("source/ab", TYPE, f"<{ONT}SourceDocument>", "provenance"),
            row("source/ab", "name", '"data/series.toml"', "provenance"),
            row("source/ab", f"{ONT}sha256", f'"{digest}"', "provenance"),
        )

    assert told(sheet("a" * 64), sheet("b" * 64)) == [
        "1 document has changed:",
        "  - data/series.toml",
        "      the file has changed",
    ]


def test_what_only_other_documents_tell_of_is_counted() -> None:
    derived = "http://www.w3.org/ns/prov#wasDerivedFrom"
    before = (*ADA, row("person/pada", derived, "statement/s1"))
    after = (*ADA, row("person/pada", derived, "statement/s2"))
    assert told(before, after) == ["Of 1 person only the documents that name them have changed"]


def test_a_merged_id_is_told_with_where_it_went_and_not_as_gone() -> None:
    other = person("pother", "A. Testperson")
    assert told((*ADA, *other), (*ADA, row("person/pother", REPLACED, "person/pada"))) == [
        "1 person was found to be another:",
        "  - A. Testperson (pother) is now one with Ada Testperson (pada)",
    ]


def test_a_person_told_apart_is_told_with_whom_they_were_taken_for() -> None:
    part = row("person/ppart", f"{ONT}splitFrom", "person/pada", "judgements")
    assert told(ADA, (*ADA, *person("ppart", "A. T."), part)) == [
        "1 person is new:",
        "  - A. T. (ppart)",
        "1 person was told apart from another:",
        "  - A. T. (ppart) was taken to be one with Ada Testperson (pada)",
    ]


def test_a_withdrawn_id_is_told_by_its_day_and_reason() -> None:
    after = (
        row("person/pada", f"{ONT}withdrawnOn", f'"2026-03-01"^^<{DATE}date>'),
        row("person/pada", f"{ONT}withdrawalReason", f"<{VOC}withdrawal-reason/take-down>"),
    )
    assert told(ADA, after) == [
        "1 person was withdrawn:",
        "  - pada, on 1 March 2026 (reason: take-down)",
    ]


def test_judgements_are_told_as_sentences_and_alike_ones_once() -> None:
    names = tuple(
        row(f"statement/s{n}", f"{ONT}nameAsStated", '"Ada Testperson"', "src-ab") for n in range(4)
    )

    def judgement(key: str, left: int) -> tuple[Row, ...]:
        subject, graph = f"judgement/{key}", "judgements"
        agent = "http://www.w3.org/ns/prov#wasAttributedTo"
        return (
            row(subject, TYPE, f"<{ONT}IdentityJudgement>", graph),
            row(subject, f"{ONT}left", f"statement/s{left}", graph),
            row(subject, f"{ONT}right", f"statement/s{left + 1}", graph),
            row(subject, f"{ONT}verdict", f"<{VOC}verdict/same>", graph),
            row(subject, f"{ONT}rule", f"<{VOC}rule/reviewed>", graph),
            row(subject, agent, "reviewer/r1", graph),
        )

    assert told(names, (*names, *judgement("j1", 0), *judgement("j2", 2))) == [
        "2 judgements on who is who are new:",
        "  - “Ada Testperson” and “Ada Testperson” are the same (reviewed; r1) (2 times)",
    ]


def test_a_judgement_taken_back_is_told_by_who_did_it() -> None:
    agent = "http://www.w3.org/ns/prov#wasAttributedTo"
    back = (
        row("judgement/j2", TYPE, f"<{ONT}Retraction>", "judgements"),
        row("judgement/j2", f"{ONT}retracts", "judgement/j1", "judgements"),
        row("judgement/j2", agent, "reviewer/r1", "judgements"),
    )
    assert told((), back) == [
        "1 judgement on who is who is new:",
        "  - r1 takes back j1",
    ]


def test_a_long_list_is_cut_and_says_how_much_more_there_is() -> None:
    many = tuple(r for n in range(5) for r in person(f"p{n}", f"Person {n}"))
    lines = list(text(account_of(difference((), many)), most=2))
    assert lines[3:] == [
        "5 people are new:",
        "  - Person 0 (p0)",
        "  - Person 1 (p1)",
        "  … and 3 more, which the JSON form has",
    ]


def test_markdown_has_a_heading_a_kind_and_takes_nothing_for_markup() -> None:
    found = difference(session("2017/ws15", "*Trust*"), session("2017/ws15", "[now](x) <b>"))
    assert markdown(account_of(found)) == (
        "# What changed from 2026.1 to 2026.2\n"
        "\n"
        "In short: sessions: 1 changed.\n"
        "\n"
        "## Sessions\n"
        "\n"
        "1 session has changed:\n"
        "\n"
        "- WS15 of 2017, “\\[now\\](x) \\<b\\>”\n"
        "  - title: was “\\*Trust\\*”, is “\\[now\\](x) \\<b\\>”\n"
    )


def test_a_party_who_is_withheld_is_told_as_such() -> None:
    before = (*session("2017/ws15", "Trust"), *ADA, *speaks("t1", "2017/ws15", "pada"))
    after = (
        *session("2017/ws15", "Trust"),
        *(r for r in speaks("t1", "2017/ws15", "pada") if "person/pada" not in r[2]),
        row("participation/t1", f"{ONT}unnamedParty", WITHHELD),
        row("person/pada", f"{ONT}withdrawnOn", f'"2026-03-01"^^<{DATE}date>'),
        row("person/pada", f"{ONT}withdrawalReason", f"<{VOC}withdrawal-reason/take-down>"),
    )
    assert told(before, after)[:3] == [
        "1 session has changed:",
        "  - WS15 of 2017, “Trust”",
        "      a person whose name is withheld: unnamed party: now “a person whose name is"
        " withheld”",
    ]
