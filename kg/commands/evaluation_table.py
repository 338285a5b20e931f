"""An evaluation as a table for the terminal, as Markdown for a document, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict

import click
from rich.table import Table

from kg.commands.screen import screen
from kg.evaluation.bootstrap import DRAWS, Figure
from kg.evaluation.key import Kind
from kg.evaluation.scoring import Evaluation, Score

MEASURES = {
    "precision": "Pairwise precision",
    "recall": "Pairwise recall",
    "recall_mentioned": "Recall where both are read",
    "precision_within": "Precision within a year",
    "recall_within": "Recall within a year",
    "precision_across": "Precision across years",
    "recall_across": "Recall across years",
    "b_cubed_precision": "B-cubed precision",
    "b_cubed_recall": "B-cubed recall",
    "b_cubed_f1": "B-cubed F1",
}
NOUNS = {
    Kind.PERSON: ("people", "mentions"),
    Kind.ORGANIZATION: ("organizations", "mentions"),
    Kind.SESSION: ("series", "sessions"),
}
NOTHING = "–"  # noqa: RUF001  # a dash, as tables have it


def rows(found: Evaluation) -> Iterator[tuple[str, ...]]:
    """A row a measure, a cell a system."""
    for measure, title in MEASURES.items():
        yield title, *(_figure(score.figures[measure]) for score in found.scores)
    yield "Candidate recall", *(_reach(score) for score in found.scores)
    yield "Pairs compared per mention", *(_per_mention(score) for score in found.scores)
    yield "Merges checked", *(f"{score.merges.checked:,}" for score in found.scores)
    yield "… of them wrong", *(f"{score.merges.wrong:,}" for score in found.scores)
    yield "Merges in all the data", *(_count(score.made) for score in found.scores)
    known = len(found.different)
    yield (
        f"Look-alikes merged, of {known}",
        *(str(len(score.merged)) if known else NOTHING for score in found.scores),
    )


def remarks(found: Evaluation) -> Iterator[str]:
    """What a reader of the table must know: how much was scored, and how little that proves."""
    things, mentions = NOUNS[found.kind]
    yield (
        f"{found.key}, part {found.part}: {found.clusters:,} {things}, {found.items:,} {mentions};"
        f" in brackets the middle 95 % of {DRAWS:,} bootstrap draws of whole clusters."
    )
    for score in found.scores:
        checked, bound = score.merges.checked, score.merges.bound
        if bound is not None:
            yield (
                f"{score.system}: merges that the key can check: {checked:,}, none wrong;"
                f" that bounds the share of wrong ones at 3/{checked:,} = {bound * 100:.1f} %."
            )
    for score in found.scores[:1]:
        if score.reach is not None and score.reach.mentioned < score.reach.pairs:
            reach = score.reach
            yield (
                f"Of {reach.pairs:,} true pairs, {reach.pairs - reach.mentioned:,} have a side of"
                " which the documents yield no mention; of the others, rules and candidates reach"
                f" {100 * (reach.recall_of_mentions or 0):.1f} %."
            )
    if found.lost:
        places = ", ".join(f"{item.line} ({item.place})" for item in found.lost)
        yield f"No mention of ours, counted as lost recall: lines {places}."
    for score in found.scores:
        for merged in score.merged:
            pair = merged.pair
            yield (
                f"{score.system} merges look-alikes, line {pair.line}: {pair.left[1]}"
                f" ({pair.left[0]}) and {pair.right[1]} ({pair.right[0]})."
            )


def print_table(found: Evaluation) -> None:
    """A table for the terminal, then the remarks."""
    shown = Table("Measure")
    for score in found.scores:
        shown.add_column(score.system, justify="right")
    for row in rows(found):
        shown.add_row(*row)
    screen().print(shown)
    for remark in remarks(found):
        click.echo(remark)


def print_markdown(found: Evaluation) -> None:
    """The same as Markdown."""
    systems = [score.system for score in found.scores]
    for row in (("Measure", *systems), ("---", *("---:" for _ in systems)), *rows(found)):
        click.echo(f"| {' | '.join(row)} |")
    for remark in remarks(found):
        click.echo(f"\n{remark}")


def print_json(found: Evaluation) -> None:
    """Every figure, undefined ones as null."""
    told = {
        "key": found.key,
        "kind": found.kind.name.lower(),
        "part": found.part,
        "clusters": found.clusters,
        "mentions": found.items,
        "lost": [{"line": item.line, "place": item.place} for item in found.lost],
        "different": len(found.different),
        "systems": [_system(score) for score in found.scores],
    }
    click.echo(json.dumps(told, indent=2, ensure_ascii=False))


FORMATS: dict[str, Callable[[Evaluation], None]] = {
    "table": print_table,
    "markdown": print_markdown,
    "json": print_json,
}


def _system(score: Score) -> dict[str, object]:
    reach = score.reach
    return {
        "system": score.system,
        **{name: figure._asdict() for name, figure in score.figures.items()},
        "merges": {
            **score.merges._asdict(),
            "bound": score.merges.bound,
            "in_all_the_data": score.made,
        },
        "look_alikes_merged": [asdict(merged.pair) for merged in score.merged],
        "candidates": None if reach is None else {**reach._asdict(), "recall": reach.recall},
        "pairs_per_mention": score.pairs_per_mention,
    }


def _figure(figure: Figure) -> str:
    if figure.value is None:
        return NOTHING
    if figure.low is None or figure.high is None:
        return f"{figure.value:.3f}"
    return f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]"


def _count(number: int | None) -> str:
    return NOTHING if number is None else f"{number:,}"


def _reach(score: Score) -> str:
    recall = None if score.reach is None else score.reach.recall
    return NOTHING if recall is None else f"{recall:.3f}"


def _per_mention(score: Score) -> str:
    pairs = score.pairs_per_mention
    return NOTHING if pairs is None else f"{pairs:.1f}"
