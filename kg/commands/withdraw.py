"""`kg withdraw`: an id stands for nothing any more, and its name is told no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from kg import pipeline, resources
from kg.commands import options
from kg.commands.printable import printable
from kg.concepts import WithdrawalReason
from kg.errors import IdentityError
from kg.inputs import read_inputs
from kg.names import name_key
from kg.registration import WITHDRAWN, append
from kg.resolve.asked import entity_of, key_of
from kg.resolve.explanation import Explanation
from kg.resolve.explanation import explain as explanation_of
from kg.resolve.resolution import Resolution
from kg.resolve.withdrawals import Withdrawal
from kg.resolve.withholding import withdrawn_ids

EPILOG = """\b
Examples:
  kg withdraw p4hdgc66z2j --reason take-down

The next build tells nothing of the id but the day and the reason, and its address answers 410.
Statements stay, as of a person whose name is withheld. The documents in the data folder and the
history of the repository keep the name: they are yours to mend."""


@click.command(epilog=EPILOG)
@click.argument("asked", metavar="ID")
@click.option(
    "--reason",
    type=click.Choice([reason.value for reason in WithdrawalReason]),
    required=True,
    help="Why; the reason is published.",
)
@options.data
@click.option("--yes", is_flag=True, help="Do not ask whether to go on.")
def withdraw(asked: str, reason: str, data: Path | None, yes: bool) -> None:
    """Withdraw the ID of a person or body for good."""
    inputs = read_inputs(data=data)
    resolution = pipeline.all_identities(inputs)
    identifier = entity_of(resolution, key_of(asked))
    if identifier in withdrawn_ids(resolution):
        raise IdentityError(f"{identifier} is withdrawn already; there is nothing left to do")
    if identifier not in inputs.register.ranks:
        raise IdentityError(f"{identifier} is not registered yet; run `kg register` first")
    for line in _told(explanation_of(resolution, identifier), resolution):
        click.echo(printable(line))
    if not yes:
        click.confirm("Withdraw it?", abort=True)
    today = dt.datetime.now(dt.UTC).date()
    path = (data or resources.data()) / WITHDRAWN
    append(path, Withdrawal(identifier, today, WithdrawalReason(reason)).line)
    click.echo(f"{identifier} is in {data or 'data'}/{WITHDRAWN}; build anew to let it go")


def _told(found: Explanation, resolution: Resolution) -> Iterator[str]:
    """What goes, and who of the same name stays."""
    names = sorted({mention.name for mention in found.mentions})
    documents = {mention.document.key for mention in found.mentions}
    yield f"{found.id}: {'; '.join(names)}"
    yield f"{len(found.mentions)} mentions in {len(documents)} documents will name nobody"
    if not found.id.startswith("p"):
        return
    keys, ids = {name_key(name) for name in names}, resolution.people.by_mention
    alike = {ids[m.key] for m in resolution.person_mentions if m.name_key in keys} - {found.id}
    for other in sorted(alike):
        yield f"{other} has the same name and stays, unless it is withdrawn too"
