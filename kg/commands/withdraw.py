"""`kg withdraw`: an id stands for nothing any more, and its name is told no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from kg import pipeline, resources
from kg.commands import options
from kg.commands.clear_data import clear_data
from kg.commands.printable import printable
from kg.concepts import WithdrawalReason
from kg.decided import register_in
from kg.errors import IdentityError
from kg.holding import writing
from kg.inputs import read_inputs
from kg.judging import refuse_strange_key
from kg.registration import SPARED, WITHDRAWN, append, withhold
from kg.resolve.asked import entity_of, key_of
from kg.resolve.explanation import Explanation
from kg.resolve.explanation import explain as explanation_of
from kg.resolve.namesakes import Namesake, namesakes
from kg.resolve.taken_down.hashes import known_ids
from kg.resolve.taken_down.sparing import Spared
from kg.resolve.withdrawals import Withdrawal
from kg.resolve.withholding import withdrawn_ids

EPILOG = """\b
Examples:
  kg withdraw p4hdgc66z2j --reason take-down --reviewer r2
  kg withdraw p4hdgc66z2j --reason take-down --from-data
  kg withdraw --spare s4hdgc66z2j --reviewer r2

The next build tells nothing of the id but the day, the reason and who decided, its address answers
410, and what was built before is let go. Statements stay, as of a person whose name is withheld.
Salted hashes of the name keep later documents from bringing it back; --spare says of somebody who
bears it too, by mention or id, that it is another person. The data folder keeps the name until
--from-data takes it out there, and the history of a repository keeps it: see docs/take-down.md."""


@dataclass(frozen=True, slots=True)
class Terms:
    """yes: nobody is to be asked. from_data: what is withdrawn already may be cleared away yet."""

    yes: bool
    from_data: bool


@click.command(epilog=EPILOG)
@click.argument("asked", metavar="ID")
@click.option(
    "--reason",
    type=click.Choice([reason.value for reason in WithdrawalReason]),
    help="Why; the reason is published.",
)
@click.option(
    "--from-data",
    is_flag=True,
    help="Take the names of all who are withdrawn out of the data folder itself, too.",
)
@click.option("--spare", is_flag=True, help="ID bears a withheld name and is somebody else.")
@click.option(
    "--reviewer",
    envvar="KG_REVIEWER",
    show_envvar=True,
    metavar="KEY",
    help="Who decided, as a short key such as r2; it is published.",
)
@options.data
@click.option("--yes", is_flag=True, help="Do not ask whether to go on.")
def withdraw(
    asked: str,
    reason: str | None,
    from_data: bool,
    spare: bool,
    reviewer: str | None,
    data: Path | None,
    yes: bool,
) -> None:
    """Withdraw the ID of a person or body for good."""
    if reviewer is not None:
        refuse_strange_key(reviewer)
    folder = data or resources.data()
    today = dt.datetime.now(dt.UTC).date()
    if spare:
        _spare(folder, Spared(key_of(asked), today, reviewer))
    elif reason is None:
        raise click.UsageError("say with --reason why it is withdrawn")
    else:
        said = Withdrawal("", today, WithdrawalReason(reason), reviewer)
        _withdraw(folder, asked, said, Terms(yes, from_data))
    if from_data and not spare:
        clear_data(folder, today, yes=yes)


def _withdraw(folder: Path, asked: str, said: Withdrawal, terms: Terms) -> None:
    inputs = read_inputs(data=folder)
    gone = {withdrawal.id for withdrawal in inputs.register.withdrawals}
    if terms.from_data and key_of(asked) in gone:
        return
    resolution = pipeline.all_identities(inputs)
    identifier = entity_of(resolution, key_of(asked))
    if identifier not in inputs.register.ranks:
        raise IdentityError(f"{identifier} is not registered yet; run `kg register` first")
    found = explanation_of(resolution, identifier)
    names = _names(found, said.reason)
    hashed = identifier in known_ids(inputs.register.names) or not names
    if identifier in withdrawn_ids(resolution) and hashed:
        raise IdentityError(f"{identifier} is withdrawn already; there is nothing left to do")
    alike = namesakes(resolution, found.id, {mention.name for mention in found.mentions})
    for line in _told(found, alike):
        click.echo(printable(line))
    if not terms.yes:
        click.confirm("Withdraw it?", abort=True)
    spared = [Spared(one.id, said.date, said.by) for one in alike if one.stays]
    withdrawal = Withdrawal(identifier, said.date, said.reason, said.by)
    with writing(folder):
        # Somebody else may have withdrawn it, or another, while we asked.
        withhold(folder, withdrawal, register_in(folder), names, spared)
    click.echo(f"{identifier} is in {folder.name}/{WITHDRAWN}; build anew to let it go")


def _names(found: Explanation, reason: WithdrawalReason) -> Collection[str]:
    """The names that are to stay withheld; words that never were one are no secret."""
    if reason is WithdrawalReason.NO_ENTITY or not found.id.startswith("p"):
        return ()
    return {mention.name for mention in found.mentions}


def _told(found: Explanation, alike: Collection[Namesake]) -> Iterator[str]:
    """What goes, and who of the same or a shorter name stays."""
    names = sorted({mention.name for mention in found.mentions})
    documents = {mention.document.key for mention in found.mentions}
    yield f"{found.id}: {'; '.join(names)}"
    yield f"{len(found.mentions)} mentions in {len(documents)} documents will name nobody"
    for other in alike:
        if other.shorter:
            yield f"{other.id}, {other.name}, may be the same; it stays, unless withdrawn too"
        elif other.stays:
            yield f"{other.id} has the same name and stays, unless it is withdrawn too"
        else:
            yield (
                f"{other.id} has the same name and is not registered, so it is withheld too;"
                " if it is somebody else, run `kg register` first"
            )


def _spare(folder: Path, spared: Spared) -> None:
    inputs = read_inputs(data=folder)
    resolution = pipeline.all_identities(inputs)
    if not spared.key.startswith(("s", "p")):
        raise IdentityError(
            f"{spared.key} is neither a mention (s…) nor a person (p…); kg import names the mention"
        )
    person = entity_of(resolution, spared.key)
    if person in withdrawn_ids(resolution):
        raise IdentityError(
            f"{spared.key} is of {person}, which is withdrawn itself; judge it to be different in"
            " `kg review` first, or delete the line of the withdrawal"
        )
    if spared.key in {one.key for one in inputs.register.spared}:
        raise IdentityError(f"{spared.key} is spared already; there is nothing left to do")
    append(folder / SPARED, spared.line)
    click.echo(f"{spared.key} keeps its name from the next build on; see {folder.name}/{SPARED}")
