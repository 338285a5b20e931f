"""`kg review`: puts pairs that may be one party before a person, and writes down the answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
from rich.console import Console

from kg import pipeline, resources
from kg.commands import options
from kg.commands.keys import key, words
from kg.commands.pair_table import pair_table
from kg.commands.screen import screen
from kg.commands.stages import Stages
from kg.concepts import Verdict
from kg.errors import IdentityError
from kg.inputs import read_inputs
from kg.judging import append, refuse_strange_key
from kg.records import PartyKind
from kg.review.queue import ReviewItem
from kg.review.sitting import Sitting, Skip, retraction
from kg.wordings import evidence_words

EPILOG = """\b
Examples:
  kg review --reviewer r2
  kg review --reviewer r2 --kind person --limit 20
  kg review --reviewer r2 --retract jkb3b697qd1

Keys: s same, d different, u unsure, k skip, n note, z undo, q quit. Each answer is one line in
data/judgements/REVIEWER.jsonl; kg build then makes it part of the graph."""

VERDICTS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}
QUESTION = "s same · d different · u unsure · k skip · n note · z undo · q quit: "


@click.command(epilog=EPILOG)
@options.data
@options.reviewer
@click.option(
    "--kind",
    type=click.Choice([PartyKind.PERSON.value, PartyKind.ORGANIZATION.value]),
    help="Only pairs of people, or of bodies.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="End after N answers.")
@click.option("--retract", metavar="ID", help="Take this judgement back, and ask nothing.")
@click.option("--note", metavar="TEXT", help="With --retract: why.")
def review(
    data: Path | None,
    reviewer: str,
    kind: str | None,
    limit: int | None,
    retract: str | None,
    note: str | None,
) -> None:
    """Judge pairs that may be one person or body."""
    refuse_strange_key(reviewer)
    folder = data or resources.data()
    if retract is not None:
        append(folder, retraction(retract, reviewer, dt.datetime.now(dt.UTC), note))
        click.echo(f"Judgement {retract} is taken back; kg build comes next.")
        return
    if note is not None:
        raise click.UsageError("--note belongs to --retract; type n for a note on a pair")
    with Stages(Console(stderr=True)) as stages:
        stages.show("resolve", 0, 1)
        _, resolution = pipeline.identities(read_inputs(data=data))
        stages.show("resolve", 1, 1)
    wanted = None if kind is None else PartyKind(kind)
    sitting = Sitting(resolution, reviewer, partial(append, folder), wanted)
    Asking(sitting).until(limit)
    click.echo(_summary(sitting))


class Asking:
    """Shows a pair, takes a key, and does what it says, until nothing is left or wanted."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._screen = screen()
        self._words = evidence_words()
        self._note: str | None = None
        self._others: dict[str, Callable[[ReviewItem], bool]] = {
            "k": self._skip,
            "n": self._take_note,
            "z": self._undo,
            "q": lambda _: False,
        }

    def until(self, limit: int | None) -> None:
        """Asks until the limit of answers, the end of the queue or of the input, or `q`."""
        shown: ReviewItem | None = None
        while (item := self._sitting.current) is not None and not self._done(limit):
            if item != shown:
                self._show(item)
            shown = item
            if not self._answer(item, key(QUESTION)):
                return

    def _done(self, limit: int | None) -> bool:
        return limit is not None and self._sitting.verdicts.total() >= limit

    def _show(self, item: ReviewItem) -> None:
        self._note = None
        self._screen.print(pair_table(item, self._words, len(self._sitting.waiting)))

    def _answer(self, item: ReviewItem, pressed: str | None) -> bool:
        """Whether to go on."""
        if pressed is None:
            return False
        if pressed in VERDICTS:
            return self._judge(item, VERDICTS[pressed])
        if pressed in self._others:
            return self._others[pressed](item)
        click.echo(f"{pressed!r} is none of the keys.")
        return True

    def _judge(self, item: ReviewItem, verdict: Verdict) -> bool:
        try:
            made = self._sitting.judge(item, verdict, self._note)
        except IdentityError as error:
            click.echo(f"Nothing was written: {error}")
            return True
        click.echo(f"{verdict.value}: written as {made.id}")
        return True

    def _skip(self, item: ReviewItem) -> bool:
        self._sitting.skip(item)
        click.echo("skipped")
        return True

    def _take_note(self, _: ReviewItem) -> bool:
        self._note = words("Note: ")
        return True

    def _undo(self, _: ReviewItem) -> bool:
        undone = self._sitting.undo()
        if undone is None:
            click.echo("There is nothing to undo in this sitting; --retract ID takes back others.")
        elif isinstance(undone.step, Skip):
            click.echo("The pair that was skipped waits again.")
        else:
            click.echo(f"Judgement {undone.step.id} ({undone.step.verdict.value}) is taken back.")
        return True


def _summary(sitting: Sitting) -> str:
    verdicts = sitting.verdicts
    told = ", ".join(f"{verdicts[verdict]} {verdict.value}" for verdict in Verdict)
    left = f"{len(sitting.open)} open"
    line = f"{verdicts.total()} judged ({told}), {sitting.skipped} skipped, {left}."
    return f"{line} kg build comes next." if verdicts else line
