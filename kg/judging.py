"""Writes decisions into `data/judgements/`: whole lines only, added to a reviewer's own file.

A file is replaced in one rename, so whoever kills the writer finds the lines of before. Writers
wait for each other. Before a line is written, it must hold together with all that are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.appending import append_lines
from kg.concepts import Verdict
from kg.decided import judgements_in
from kg.errors import IdentityError, StoreError
from kg.holding import writing
from kg.resolve.clusters import Clusters
from kg.resolve.judgements import REVIEWER, Decision, judgement_line
from kg.resolve.standing import in_force
from kg.verification.sealing import keep_sealed
from kg.whole_files import clear_unfinished

JUDGEMENTS = "judgements"


def append(data: Path, decision: Decision) -> tuple[Decision, ...]:
    """Adds the decision to its reviewer's file; returns every decision that there is then.

    Raises IdentityError, and writes nothing, where it contradicts the others or the reviewer's key
    can't name a file; StoreError where the folder may not be written to; OSError where the disk
    fails.
    """
    refuse_strange_key(decision.reviewer)
    with _alone(data) as folder:
        every = (*judgements_in(data), decision)
        refuse_contradictions(every)
        path = folder / f"{decision.reviewer}.jsonl"
        append_lines(path, judgement_line(decision))
        keep_sealed(data, path)
    return every


def refuse_strange_key(reviewer: str) -> None:
    """Raises IdentityError unless the key can name a reviewer's file."""
    if not REVIEWER.fullmatch(reviewer):
        raise IdentityError(
            f"{reviewer!r} is no reviewer's key; take a small letter and then small letters,"
            " digits or hyphens, 31 at most, such as r2"
        )


def refuse_contradictions(decisions: Iterable[Decision]) -> None:
    """Raises IdentityError where a chain of "same" meets a "different", whatever documents say."""
    judgements = in_force(decisions)
    firm = [judgement for judgement in judgements if judgement.verdict is not Verdict.UNSURE]
    Clusters.of((mention for judgement in firm for mention in judgement.pair), firm)


@contextmanager
def _alone(data: Path) -> Iterator[Path]:
    """Nobody else reads or writes the data meanwhile; waits for whoever does."""
    folder = data / JUDGEMENTS
    try:
        with writing(data):
            folder.mkdir(exist_ok=True)
            clear_unfinished(folder)
            yield folder
    except PermissionError as error:
        raise StoreError(
            "may not be written to; name a data folder of your own with --data",
            document=str(error.filename or folder),
        ) from error
