"""What an editor says of documents besides their bytes, as options that commands share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from kg.commands import options
from kg.errors import SourceError
from kg.inputs import mapping_in
from kg.records import EditionRecord
from kg.sources.given import Given


@dataclass(frozen=True, slots=True)
class Telling:
    """The options, as they were given."""

    edition: int | None
    address: str | None
    retrieved: str | None
    encoding: str | None
    mapping: Path | None

    def given(self, editions: Mapping[int, EditionRecord]) -> Given:
        """What readers are told; SourceError for an edition that the data does not have."""
        if self.edition is not None and self.edition not in editions:
            raise SourceError(
                f"{self.edition} is no known edition; write data/editions/{self.edition}.toml"
                " first, and list it in data/sources.toml"
            )
        return Given(
            editions=editions,
            year=self.edition,
            address=self.address,
            retrieved=_day(self.retrieved),
            encoding=self.encoding,
            mapping=mapping_in(self.mapping) if self.mapping else None,
        )


def _day(retrieved: str | None) -> str | None:
    if retrieved is None:
        return None
    try:
        day = dt.datetime.fromisoformat(retrieved).date()
    except ValueError as error:
        raise click.UsageError(
            f"--retrieved is {retrieved!r}; write a day such as 2026-11-24"
        ) from error
    if day > dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1):
        raise click.UsageError(f"--retrieved is {retrieved}, which is still to come")
    return retrieved


_OPTIONS = (
    click.option("--edition", type=int, metavar="YEAR", help="The annual meeting they are of."),
    click.option("--address", metavar="URL", help="Where the one document was found on the web."),
    click.option("--retrieved", metavar="DATE", help="When it was found, such as 2026-11-24."),
    click.option("--encoding", metavar="NAME", help="Of documents not in UTF-8, such as cp1252."),
    click.option("--mapping", type=options.PATH, metavar="FILE", help="For tables; see kg map."),
)


def telling(command: Callable[..., Any]) -> Callable[..., Any]:
    """The shared options, handed to the command as one value named `told`."""

    @wraps(command)
    def joined(
        edition: int | None,
        address: str | None,
        retrieved: str | None,
        encoding: str | None,
        mapping: Path | None,
        **rest: Any,
    ) -> Any:
        return command(told=Telling(edition, address, retrieved, encoding, mapping), **rest)

    for option in reversed(_OPTIONS):
        joined = option(joined)
    return joined
