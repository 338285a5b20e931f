from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pairs import a_folder_of_look_alikes, identities, with_pairs

from kg.concepts import Evidence, Verdict
from kg.errors import IdentityError
from kg.graph.judgements import RULESET
from kg.records import PartyKind
from kg.resolve.candidates import Candidate
from kg.resolve.judgements import Decision, Judgement, Retraction
from kg.review.reasons import reasons
from kg.review.sitting import Sitting, Skip, Undone

MOMENT = dt.datetime(2026, 11, 24, 23, 59, tzinfo=dt.UTC)


class Book:
    """Keeps decisions as a file would; what is told beforehand comes from somebody else."""

    def __init__(self, *others: Decision) -> None:
        self.lines: list[Decision] = list(others)

    def write(self, decision: Decision) -> tuple[Decision, ...]:
        self.lines.append(decision)
        return tuple(self.lines)


@pytest.fixture
def resolution(tmp_path: Path):
    return with_pairs(identities(a_folder_of_look_alikes(tmp_path / "data")))


def sitting(resolution, book: Book, kind: PartyKind | None = None) -> Sitting:
    return Sitting(resolution, "r2", book.write, kind, now=lambda: MOMENT)


def test_a_judgement_records_who_when_and_the_reasons_as_they_stood(resolution):
    book = Book()
    here = sitting(resolution, book)
    item = here.current
    made = here.judge(item, Verdict.SAME, "One woman.")
    assert book.lines == [made]
    assert made == Judgement(
        id=made.id,
        left=item.candidate.left,
        right=item.candidate.right,
        verdict=Verdict.SAME,
        evidence=(Evidence.SURNAME_EQUAL,),
        counter=(Evidence.WORDING_DIFFERS,),
        reviewer="r2",
        date=dt.date(2026, 11, 24),
        ruleset=RULESET,
        note="One woman.",
    )
    assert here.current not in (None, item)


def test_the_judgements_of_one_moment_differ_in_their_ids(resolution):
    book = Book()
    here = sitting(resolution, book)
    while here.current is not None:
        here.judge(here.current, Verdict.UNSURE)
    assert len({decision.id for decision in book.lines}) == len(book.lines) == 3


def test_only_pairs_of_the_kind_that_is_asked_for_are_open(resolution):
    kinds = {item.kind for item in sitting(resolution, Book(), PartyKind.ORGANIZATION).open}
    assert kinds == {PartyKind.ORGANIZATION}
    assert {item.kind for item in sitting(resolution, Book()).open} == {
        PartyKind.PERSON,
        PartyKind.ORGANIZATION,
    }


def test_undo_writes_a_retraction_and_the_pair_waits_again(resolution):
    book = Book()
    here = sitting(resolution, book)
    item = here.current
    made = here.judge(item, Verdict.DIFFERENT)
    assert here.undo() == Undone(made)
    assert book.lines == [
        made,
        Retraction(book.lines[1].id, made.id, "r2", dt.date(2026, 11, 24), RULESET),
    ]
    assert here.current == item
    assert here.undo() is None
    assert here.verdicts.total() == 0


def test_undo_of_a_skip_writes_nothing(resolution):
    book = Book()
    here = sitting(resolution, book)
    item = here.current
    here.skip(item)
    assert (here.current == item, here.skipped) == (False, 1)
    assert here.undo() == Undone(Skip(item))
    assert (here.current, book.lines) == (item, [])


def test_a_skipped_pair_stays_open_and_may_be_asked_again(resolution):
    here = sitting(resolution, Book())
    before = here.open
    while here.current is not None:
        here.skip(here.current)
    assert (here.open, here.waiting, here.skipped) == (before, (), 3)
    here.unskip()
    assert here.waiting == before


def test_what_cannot_be_written_counts_for_nothing(resolution):
    def refuse(_decision: Decision) -> tuple[Decision, ...]:
        raise IdentityError("it contradicts another")

    here = Sitting(resolution, "r2", refuse)
    item = here.current
    with pytest.raises(IdentityError):
        here.judge(item, Verdict.SAME)
    assert (here.current, here.verdicts.total(), here.undo()) == (item, 0, None)


def test_what_another_reviewer_has_written_meanwhile_is_asked_no_more(resolution):
    first = sitting(resolution, Book())
    theirs = first.judge(first.waiting[1], Verdict.DIFFERENT)
    here = sitting(resolution, Book(theirs))
    before = len(here.open)
    here.judge(here.current, Verdict.DIFFERENT)
    assert len(here.open) == before - 2


CANDIDATE = Candidate(
    "s1", "s2", 0.5, (Evidence.SPELLING_SLIP, Evidence.SAME_SESSION), (Evidence.WORDING_DIFFERS,)
)


@pytest.mark.parametrize(
    ("verdict", "evidence", "counter"),
    [
        (Verdict.SAME, (Evidence.SAME_SESSION,), CANDIDATE.counter),
        (Verdict.UNSURE, (Evidence.SAME_SESSION,), CANDIDATE.counter),
        (Verdict.DIFFERENT, CANDIDATE.counter, CANDIDATE.evidence),
    ],
)
def test_reasons_change_sides_with_the_verdict_and_a_slip_is_never_evidence(
    verdict, evidence, counter
):
    # In a judgement's evidence, a slip would say that the left name is the misspelt one.
    assert reasons(CANDIDATE, verdict) == (evidence, counter)


def test_a_verdict_that_the_machine_has_no_reason_for_rests_on_the_reading():
    candidate = Candidate("s1", "s2", 0.5, (Evidence.SPELLING_SLIP,))
    read = (Evidence.READ_SIDE_BY_SIDE,)
    assert reasons(candidate, Verdict.SAME) == (read, ())
    assert reasons(candidate, Verdict.DIFFERENT) == (read, (Evidence.SPELLING_SLIP,))
