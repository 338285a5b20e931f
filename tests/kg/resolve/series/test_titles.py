"""What a title says of the body that holds the session."""

from __future__ import annotations

import pytest

from kg.concepts import SeriesKind
from kg.resolve.series.titles import (
    Named,
    acronym_beside,
    acronyms_at_head,
    body_name,
    name_key,
    names_of_body,
    names_of_open_forum,
    names_of_slot,
)

COALITION = SeriesKind.DYNAMIC_COALITION
PRACTICE = SeriesKind.BEST_PRACTICE_FORUM


@pytest.mark.parametrize(
    "title",
    [
        "Dynamic Coalition on the Internet of Lamps",
        "DC on Internet of Lamps",
        "DC on the Internet of Lamps",
        "IGF Dynamic Coalition on the Internet of Lamps",
        "Dynamic Coalition for the Internet of Lamps: who pays?",
        "Dynamic Coalition (DC) on the Internet of Lamps (DC-IoL)",
        "Dynamic Coalition on Internet of Lamps Workshop",
        "The 7th meeting of the Dynamic coalition on Internet of Lamps",
        "2015 11 10 Dynamic Coalition on Internet of Lamps Workshop Room 6 FINISHED",
        "Dynamic Coalition on the Internet of Lamps \u2013 annual meeting",
        "Meeting of the Dynamic coalition on the Internet of Lamps at the 11th Internet Governance"
        " Forum, Guadalajara",
    ],
)
def test_a_body_is_named_under_many_dresses(title: str) -> None:
    assert name_key(body_name(title, COALITION) or "") == "internet of lamps"


@pytest.mark.parametrize(
    "title",
    [
        "Main Session on Dynamic Coalitions",
        "Dynamic Coalitions: Contribute to the Digital Future!",
        "DC \u2013 Joint Efforts to achieve the goals",
        "DC main session",
        "What dynamic coalitions on lamps can do",
        "BPF on Lamps",
    ],
)
def test_words_on_coalitions_name_none(title: str) -> None:
    assert body_name(title, COALITION) is None


def test_a_longer_name_is_another_name() -> None:
    names = {
        name_key(body_name(title, COALITION) or "")
        for title in ("DC on Internet Rights", "DC on Internet Rights and Lamps", "DC on Internet")
    }
    assert names == {"internet rights", "internet rights and lamps", "internet"}


def test_a_comma_belongs_to_the_name() -> None:
    assert body_name("DC on Standards, Security and Safety", COALITION) == (
        "Standards, Security and Safety"
    )


def test_what_may_be_a_topic_is_not_sure() -> None:
    assert list(names_of_body("BPF Lamps \u2013 IGF 2019", PRACTICE)) == [
        Named("bpf lamps", "BPF Lamps"),
        Named("lamps", "Lamps"),
    ]


def test_the_number_of_a_forum_is_no_part_of_its_name() -> None:
    assert Named("lamp oil", "Lamp Oil") in names_of_body("BPF5 Lamp Oil", PRACTICE)


def test_a_coalition_may_carry_its_kind_behind() -> None:
    found = list(names_of_body("Rights and Lamps Coalition", COALITION))
    assert [(named.key, named.sure) for named in found] == [
        ("rights and lamps coalition", False),
        ("rights and lamps", False),
    ]


@pytest.mark.parametrize(
    ("title", "acronyms"),
    [
        ("DC3 Community lamps", ("DC3",)),
        ("DC-IoL: a talk", ("DCIOL",)),
        ("DC IoL: a talk", ("DC", "DCIOL")),
        ("Internet lamps", ()),
    ],
)
def test_an_acronym_stands_at_the_head(title: str, acronyms: tuple[str, ...]) -> None:
    assert acronyms_at_head(title) == acronyms


def test_the_acronym_of_all_coalitions_is_that_of_none() -> None:
    assert acronym_beside("Dynamic Coalition (DC) on Lamps (DC-L)") == "DCL"
    assert acronym_beside("Dynamic Coalition (DC) on Lamps") is None


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Lamp Society Open Forum", Named("lamp society", "Lamp Society", sure=True)),
        ("The Lamp Society Open Forum: oil", Named("lamp society", "Lamp Society", sure=True)),
        ("Open Forum: Lamp Society", Named("lamp society", "Lamp Society")),
        ("Open Forum - Lamp Society", Named("lamp society", "Lamp Society")),
        ("OF16: LAMPS", Named("lamps", "LAMPS")),
        ("Open Forum on Lamps", Named("open forum on lamps", "Open Forum on Lamps")),
    ],
)
def test_an_open_forum_names_its_body_or_a_topic(title: str, named: Named) -> None:
    assert list(names_of_open_forum(title)) == [named]


def test_a_slot_is_named_whole_and_by_its_head() -> None:
    assert [named.key for named in names_of_slot("Main Session — Lighting the Lamps: how")] == [
        "lighting lamps how",
        "lighting lamps",
    ]
