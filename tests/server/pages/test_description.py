"""What a thing is, in a sentence that says nothing beyond the graph."""

from __future__ import annotations

import pytest

from kg.namespaces import VOCABULARY
from server.pages.description import description
from server.pages.values import Lens

WS15 = "Multistakeholder Collaborations in Cybersecurity Response"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "session/2017/ws15",
            "Workshop at IGF 2017 in Geneva on Thursday 21 December 2017, 09:00 to 10:30,"
            " with 1 speaker.",
        ),
        (
            "session/2017/dc-civ",
            "Dynamic coalition at IGF 2017 in Geneva on Tuesday 19 December 2017."
            " It was called off.",
        ),
        (
            "meeting/2017",
            "12th annual meeting of the Internet Governance Forum in Geneva, Switzerland,"
            " 18 to 21 December 2017; 2 sessions of it are in this graph.",
        ),
        (
            "meeting/2020",
            "15th annual meeting of the Internet Governance Forum, online, 2 to 17 November 2020.",
        ),
        ("forum/igf", "2 annual meetings from 2017 to 2020, with the sessions of each."),
        (
            "series/dc-core-internet-values",
            "Dynamic coalition at the Internet Governance Forum, a body that began in 2010:"
            " 2 sessions from 2016 to 2017 in this graph.",
        ),
        (
            "person/p7k3m9",
            "Named in 1 session of the Internet Governance Forum in 2017; took part, as a report"
            " or transcript says. Stated with Korea Internet & Security Agency.",
        ),
        # Only a programme names him: that he was there, nobody says.
        ("person/p2j5hn", "Named in 1 session of the Internet Governance Forum in 2017."),
        (
            "org/o9kp",
            "Named in documents of the Internet Governance Forum, in no session that is in this"
            " graph.",
        ),
        ("place/2017/unog", "Where IGF 2017 met in Geneva, Switzerland, with 1 room known here."),
        (
            "place/2017/room-xii-a",
            "Room in United Nations Office at Geneva, Geneva: 1 session of IGF 2017 took place"
            " here, or was to.",
        ),
        ("place/2020/online", None),
        (
            "source/aaaa000000000001",
            "Programme page, captured 2026-11; a source on 2 events in this graph.",
        ),
        (
            "discrepancy/d2",
            "Documents differ: shown is “Wan S. Yi”, also said is “Wan W. Yi”.",
        ),
        (
            "judgement/j0001",
            "Whether two mentions mean one party: judged “same” by Reviewer r1 of this graph on"
            " Tuesday 24 November 2026.",
        ),
        (
            "judgement/j0002",
            "Whether two mentions mean one party: judged “same” by the printed rule “same name in"
            " one session”.",
        ),
        (
            "participation/t1",
            "Wan S. Yi: onsite moderator, took part, stated with Korea Internet & Security Agency.",
        ),
        ("participation/t3", "A speaker for the government of Oman: speaker, withdrawn."),
        ("statement/sa1", None),
    ],
)
def test_a_thing_is_told_in_a_sentence(lens: Lens, path: str, words: str | None) -> None:
    assert description(lens, f"{lens.store.base}id/{path}") == words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "tag/2017/cybersecurity",
            "Tags printed in the programme of IGF 2017; 1 session with it in this graph.",
        ),
        ("session-type/workshop", "A session held by those whose proposal was accepted."),
        ("tag/2017", None),
    ],
)
def test_a_concept_is_told_by_its_definition_or_its_scheme(
    lens: Lens, path: str, words: str | None
) -> None:
    assert description(lens, f"{VOCABULARY}{path}") == words
