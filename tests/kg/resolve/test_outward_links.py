"""The lines of `data/links/`: read back as they were written, and refused with their place."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from factories import a_link
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.concepts import Evidence, Verdict
from kg.errors import IdentityError
from kg.resolve.outward_links import link_line, links_in_force, parse_links

MENTION = "m000000000a"
LINE = json.loads(link_line(a_link(MENTION)))
FILE = "data/links/r2.jsonl"


@settings(max_examples=30, deadline=None)
@given(
    verdict=st.sampled_from((None, *Verdict)),
    reasons=st.lists(st.sampled_from(Evidence), min_size=1, max_size=3, unique=True),
    note=st.none() | st.text(min_size=1).filter(str.strip),
    source=st.none() | st.just("https://example.org/about"),
)
def test_a_line_reads_back_as_the_link(verdict, reasons, note, source):
    link = a_link(MENTION, verdict, evidence=tuple(reasons), note=note, source=source)
    assert parse_links(link_line(link).encode(), FILE) == (link,)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"verdict": "maybe"}, "'maybe' is not a valid Verdict"),
        ({"authority": "viaf"}, "'viaf' is not a valid Authority"),
        ({"identifier": "q1"}, "'q1' is not in its canonical form"),
        ({"authority": "ror", "identifier": "05gq02988"}, "the check digits of ROR id"),
        ({"mention": "p000000000a"}, "is no id of a mention"),
        ({"evidence": []}, "the verdict same has no evidence"),
        ({"evidence": "same-website"}, "must be lists"),
        ({"reviewer": "Ada Mare"}, "is no short name of a reviewer"),
        ({"source": "their website"}, "is no web address"),
        ({"note": ""}, "note must be a text"),
        ({"date": "yesterday"}, "Invalid isoformat string"),
        ({"name": "Harbour Trust"}, "missing or unknown: name"),
    ],
)
def test_a_line_that_does_not_hold_is_named(changes, fault):
    content = link_line(a_link(MENTION)) + json.dumps({**LINE, "id": "l2", **changes})
    with pytest.raises(IdentityError, match=rf"data/links/r2.jsonl:2: not a link: .*{fault}"):
        parse_links(content.encode(), FILE)


def test_a_proposal_needs_no_evidence_and_has_no_verdict():
    line = json.dumps({**LINE, "verdict": "proposed", "evidence": []})
    (link,) = parse_links(line.encode(), FILE)
    assert (link.verdict, link.evidence) == (None, ())


@pytest.mark.parametrize("content", [b"[]", b"{", b"1"])
def test_what_is_no_object_is_refused(content):
    with pytest.raises(IdentityError, match="not a link: "):
        parse_links(content, FILE)


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(IdentityError, match="not UTF-8"):
        parse_links(b"\xff", FILE)


def test_a_link_that_a_later_one_supersedes_is_no_more_in_force():
    first = a_link(MENTION, None)
    second = a_link(MENTION, Verdict.DIFFERENT, line=2, supersedes="l1")
    assert links_in_force((second, first)) == (second,)


@pytest.mark.parametrize(
    ("second", "fault"),
    [
        (a_link(MENTION, line=2, id="l1"), "the id is that of data/links/r2.jsonl:1 too"),
        (a_link(MENTION, line=2, supersedes="l9"), "it supersedes l9, which is not there"),
        (
            a_link(MENTION, line=2, supersedes="l1", identifier="Q2"),
            "it supersedes data/links/r2.jsonl:1, of another identifier",
        ),
    ],
)
def test_lines_that_do_not_fit_together_are_refused_with_both_places(second, fault):
    with pytest.raises(IdentityError, match=f"data/links/r2.jsonl:2: {fault}"):
        links_in_force((a_link(MENTION), second))


def test_two_links_that_supersede_each_other_are_refused():
    one = a_link(MENTION, supersedes="l2")
    two = replace(one, id="l2", supersedes="l1")
    with pytest.raises(IdentityError, match="circle"):
        links_in_force((one, two))
