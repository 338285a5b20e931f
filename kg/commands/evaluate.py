"""`kg evaluate`: identity measured against a key that people have judged by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from kg.commands import options
from kg.commands.evaluation_table import FORMATS
from kg.evaluation.key import Key, KeyPair, Kind, parse_different, parse_key, parse_unsure
from kg.evaluation.matching import match, match_pairs
from kg.evaluation.mentions import BodyNames, Mentions, PersonNames, SeriesSessions
from kg.evaluation.scoring import AUTOMATIC, JUDGED, Evaluation, Resolved
from kg.evaluation.scoring import evaluate as scored
from kg.evaluation.split import Part
from kg.inputs import read_inputs
from kg.opening import content_of
from kg.resolve.candidates import Candidates
from kg.resolve.resolution import Resolution, resolve
from kg.resolve.revisions import revised
from kg.resolve.witnesses import witnesses

EPILOG = """\b
Examples:
  kg evaluate people.csv --different pairs_different.csv --unsure pairs_unsure.csv
  kg evaluate orgs.csv --part report --format markdown

docs/identity-figures.md says what a key is, what the figures mean, and what they can't tell.
Rules are tuned on the part `tune`, so only `report` says how good they are."""

KINDS = {kind.name.lower(): kind for kind in (Kind.PERSON, Kind.ORGANIZATION)}


@click.command(epilog=EPILOG)
@click.argument("key", type=options.PATH, metavar="KEY.csv")
@click.option(
    "--different", type=options.PATH, metavar="FILE", help="Look-alikes to be kept apart."
)
@click.option("--unsure", type=options.PATH, metavar="FILE", help="Pairs to leave out: undecided.")
@click.option(
    "--part",
    type=click.Choice([part.value for part in Part]),
    default=Part.REPORT.value,
    show_default=True,
    help="Which clusters of the key to score.",
)
@click.option(
    "--kind",
    type=click.Choice(list(KINDS)),
    help="What the names stand for; found out if not told.",
)
@options.data
@options.sources
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="table",
    show_default=True,
    help="A table for people, JSON, or Markdown for a document.",
)
def evaluate(
    key: Path,
    different: Path | None,
    unsure: Path | None,
    part: str,
    kind: str | None,
    data: Path | None,
    sources: tuple[Path, ...],
    form: str,
) -> None:
    """Score who and what is held to be the same against KEY.csv, with two baselines."""
    given = parse_key(content_of(key), key.name)
    apart = parse_different(content_of(different), different.name) if different else ()
    undecided = parse_unsure(content_of(unsure), unsure.name) if unsure else ()
    runs = _resolutions(sources, data)
    found = _evaluation(given, Part(part), KINDS[kind] if kind else None, runs, (apart, undecided))
    FORMATS[form](found)


def _resolutions(sources: tuple[Path, ...], data: Path | None) -> dict[str, Resolution]:
    inputs = read_inputs(sources, data)
    readings = revised(witnesses(inputs.readings))
    return {
        AUTOMATIC: resolve(readings, (), inputs.register),
        JUDGED: resolve(readings, inputs.judgements, inputs.register),
    }


def _evaluation(
    key: Key,
    part: Part,
    kind: Kind | None,
    runs: Mapping[str, Resolution],
    pairs: tuple[Sequence[KeyPair], Sequence[KeyPair]],
) -> Evaluation:
    """Scores the runs; pairs: those known to be different, and the undecided ones."""
    every = {name: _mentions(key, kind, run) for name, run in runs.items()}
    ours = every[AUTOMATIC]
    apart, undecided = pairs
    return scored(
        key.name,
        ours.kind,
        match(key, ours, undecided),
        [
            Resolved(name, mentions.ids, _candidates(runs[name], mentions.kind))
            for name, mentions in every.items()
        ],
        match_pairs(apart, ours),
        part,
    )


def _mentions(key: Key, kind: Kind | None, run: Resolution) -> Mentions:
    if key.of_series:
        return SeriesSessions(run.sessions, run.series)
    people, bodies = PersonNames(run), BodyNames(run)
    if kind is None:
        return people if _found(key, people) >= _found(key, bodies) else bodies
    return people if kind is Kind.PERSON else bodies


def _found(key: Key, mentions: Mentions) -> int:
    return sum(mentions.find(r.place, r.name, r.affiliation) is not None for r in key.rows)


def _candidates(run: Resolution, kind: Kind) -> Candidates | None:
    return {
        Kind.PERSON: run.person_candidates,
        Kind.ORGANIZATION: run.organization_candidates,
    }.get(kind)
