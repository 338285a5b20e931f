from __future__ import annotations

import json

import pytest
from factories import a_party, a_reading, a_session
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import IdentityError
from kg.records import Reading
from kg.resolve.judgements import parse_judgements
from kg.resolve.register import Register
from kg.resolve.resolution import Resolution, resolve

NAMES = st.sampled_from(["Ada Mare", "Dr. Ada Mare", "Ada M. Mare", "Bo Lind", "BO LIND", "Vlad"])
BODIES = st.sampled_from([(), ("Harbour Trust",), ("Harbour Trust (HATR)",), ("HATR",), ("CIS",)])


@st.composite
def corpora(draw) -> list[Reading]:
    """A handful of documents that name the same few people and bodies."""
    readings = []
    for number in range(draw(st.integers(1, 5))):
        parties = [
            a_party(draw(NAMES), organizations=draw(BODIES)) for _ in range(draw(st.integers(0, 3)))
        ]
        code = draw(st.sampled_from(["WS1", "WS2"]))
        readings.append(a_reading(f"document {number}", a_session(*parties, code=code)))
    return readings


def everything(resolution: Resolution) -> tuple[object, ...]:
    return (
        dict(resolution.people.by_mention),
        dict(resolution.organizations.by_mention),
        sorted((link.left, link.right, link.rule) for link in resolution.people_clusters.links),
    )


@given(corpus=corpora(), data=st.data())
def test_the_order_of_documents_does_not_matter(corpus, data):
    shuffled = data.draw(st.permutations(corpus))
    one, other = (resolve(order, (), Register({})) for order in (corpus, shuffled))
    assert everything(one) == everything(other)


@given(corpus=corpora())
def test_every_mention_of_a_document_is_gone_with_it_and_no_other(corpus):
    without = resolve(corpus[1:], (), Register({}))
    whole = resolve(corpus, (), Register({}))
    gone = whole.people.by_mention.keys() - without.people.by_mention.keys()
    said = {
        s.key
        for group in whole.statements.values()
        for s in group
        if s.document.key == corpus[0].document.key
    }
    assert gone <= said


def test_a_judgement_of_a_person_and_a_body_is_refused():
    parties = (a_party("Ada Mare", organizations=("Harbour Trust",)),)
    corpus = (a_reading("page", a_session(*parties)),)
    found = resolve(corpus, (), Register({}))
    person, body = next(iter(found.people.by_mention)), next(iter(found.organizations.by_mention))
    line = {"id": "j1", "left": person, "right": body, "verdict": "same", "evidence": []}
    line |= {"reviewer": "r1", "date": "2026-11-24", "ruleset": "1"}
    judgements = parse_judgements(json.dumps(line).encode(), "r1.jsonl")
    with pytest.raises(IdentityError, match="j1 compares a person with a body"):
        resolve(corpus, judgements, Register({}))
