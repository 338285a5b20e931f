from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kg.concepts import Evidence, Rule, Verdict
from kg.errors import QueryError
from kg.keys import opaque
from kg.resolve.asked import entity_of, key_of, session_of
from kg.resolve.candidates import NO_CANDIDATES, Candidate, Candidates
from kg.resolve.explanation import explain, held_together
from kg.resolve.judgements import Judgement
from kg.resolve.register import Register
from kg.resolve.resolution import resolve

DAY = dt.date(2031, 12, 20)


@pytest.fixture
def readings(party, session, reading):
    ada, ida = party("Ada Mare"), party("Ida Mare")
    return (
        reading("programme", session(ada, ida)),
        reading("report", session(ada)),
        reading("later", session(ada, code="WS16")),
    )


def of(resolution, name):
    """The ids of the persons of a name, in the order of their documents."""
    return [
        resolution.people.by_mention[m.key]
        for m in sorted(resolution.person_mentions, key=lambda m: m.statement.document.name)
        if m.name == name
    ]


def mention(resolution, name, document):
    (found,) = (
        m.key
        for m in resolution.person_mentions
        if (m.name, m.statement.document.name) == (name, document)
    )
    return found


def test_an_entity_is_told_with_its_mentions_and_what_links_them(readings):
    resolution = resolve(readings, (), Register({}))
    resolution = replace(resolution, person_candidates=NO_CANDIDATES)
    programme = mention(resolution, "Ada Mare", "programme")
    found = explain(resolution, entity_of(resolution, programme))
    assert [(m.document.name, m.name, str(m.session)) for m in found.mentions] == [
        ("programme", "Ada Mare", "2017/ws15"),
        ("report", "Ada Mare", "2017/ws15"),
    ]
    assert [link.rule for link in found.links] == [Rule.SAME_NAME_IN_ONE_SESSION]
    report = mention(resolution, "Ada Mare", "report")
    assert held_together(found.links, programme, report) == found.links
    assert (found.merged, found.partings, found.history, found.apart) == ((), (), (), ())


def test_a_candidate_is_told_from_either_side(readings):
    resolution = resolve(readings, (), Register({}))
    ada, later = (mention(resolution, "Ada Mare", name) for name in ("programme", "later"))
    pair = Candidate(ada, later, 0.7, (Evidence.SAME_NORMALISED_NAME,))
    resolution = replace(resolution, person_candidates=Candidates((pair,)))
    ours = explain(resolution, entity_of(resolution, ada)).apart
    theirs = explain(resolution, entity_of(resolution, later)).apart
    assert [(one.left, one.right, one.score) for one in ours] == [(ada, later, 0.7)]
    assert [(one.left, one.right, one.score) for one in theirs] == [(later, ada, 0.7)]
    assert ours[0].entities == theirs[0].entities[::-1]


def test_a_difference_of_judgement_is_told_with_the_rule_that_it_stopped(readings):
    before = resolve(readings, (), Register({}))
    left, right = (mention(before, "Ada Mare", name) for name in ("programme", "report"))
    why = (Evidence.WORDING_DIFFERS,)
    different = Judgement("j1", left, right, Verdict.DIFFERENT, why, (), "r1", DAY, "1")
    resolution = resolve(readings, (different,), Register({}))
    resolution = replace(resolution, person_candidates=NO_CANDIDATES)
    (one,) = explain(resolution, entity_of(resolution, left)).apart
    assert (one.rule, one.judgements) == (Rule.SAME_NAME_IN_ONE_SESSION, (different,))


def test_an_id_that_was_merged_away_stands_for_the_one_that_stays(readings):
    before = resolve(readings, (), Register({}))
    left, right = (mention(before, "Ada Mare", name) for name in ("programme", "report"))
    first, second = opaque("p", "first"), opaque("p", "second")
    resolution = resolve(readings, (), Register({left: first, right: second}))
    assert entity_of(resolution, second) == first
    assert explain(resolution, first).merged == (second,)


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("https://example.org/igf/id/person/p4hdgc66z2j", "p4hdgc66z2j"),
        ("http://127.0.0.1:8000/id/session/2017/WS15", "2017/ws15"),
        (" s01aha70b1a ", "s01aha70b1a"),
    ],
    ids=["the address of a person", "that of a session", "an id"],
)
def test_an_address_names_the_same_as_its_key(asked, key):
    assert key_of(asked) == key


def test_a_session_is_found_by_its_key(readings):
    resolution = resolve(readings, (), Register({}))
    found = session_of(resolution, "2017/WS15")
    assert found is not None
    assert [saying.document.name for saying in found.sayings] == ["programme", "report"]
    assert session_of(resolution, "2017/ws99") is None


def test_what_is_not_known_is_refused_with_what_to_do(readings, party, session, reading):
    gone, one_word = opaque("p", "gone"), reading("words", session(party("Eve")))
    resolution = resolve((*readings, one_word), (), Register({opaque("s", "x"): gone}))
    (nobody,) = (
        s.key for group in resolution.statements.values() for s in group if s.party.name == "Eve"
    )
    for key, words in (
        ("Ada", "is no id; give"),
        (opaque("p", "never"), "copy the id"),
        (gone, "bring its document back"),
        (nobody, "names nobody well enough"),
    ):
        with pytest.raises(QueryError, match=words):
            entity_of(resolution, key)
