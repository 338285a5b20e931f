"""Ids that were withdrawn: appended lines of `id<TAB>date<TAB>reason`, one an id, for good.

A fourth column, where there is one, is the key of whoever decided.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass

from kg.concepts import WithdrawalReason
from kg.errors import IdentityError
from kg.keys import check_character
from kg.resolve.judgements import REVIEWER

_LINE = re.compile(r"([po][0-9a-z]{10})\t(\d{4}-\d\d-\d\d)\t([a-z-]+)(?:\t([^\t]+))?")


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An id stands for nothing any more since a day, why, and who decided; None is not said."""

    id: str
    date: dt.date
    reason: WithdrawalReason
    by: str | None = None

    @property
    def line(self) -> str:
        """As the file has it."""
        who = f"\t{self.by}" if self.by else ""
        return f"{self.id}\t{self.date.isoformat()}\t{self.reason}{who}\n"


def parse_withdrawals(content: bytes, name: str, known: Collection[str]) -> tuple[Withdrawal, ...]:
    """The withdrawals of one file; raises IdentityError with the line that does not hold.

    known: every id that was ever registered.
    """
    found: dict[str, Withdrawal] = {}
    for number, line in enumerate(content.decode(errors="replace").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            withdrawal = _withdrawal(line)
            if withdrawal.id not in known:
                raise ValueError("the id was never registered; correct it")
            if withdrawal.id in found:
                raise ValueError("the id was withdrawn before; remove the later line")
        except ValueError as error:
            raise IdentityError(str(error), document=name, line=number) from error
        found[withdrawal.id] = withdrawal
    return tuple(found.values())


def _withdrawal(line: str) -> Withdrawal:
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError("not `id<TAB>date<TAB>reason`; restore the line")
    if check_character(match[1][1:-1]) != match[1][-1]:
        raise ValueError("the id's check character is wrong; restore the id")
    try:
        day = dt.date.fromisoformat(match[2])
    except ValueError as error:
        raise ValueError(f"there is no day {match[2]}; correct the date") from error
    if match[3] not in set(WithdrawalReason):
        raise ValueError(f"{match[3]} is no reason; use one of {', '.join(WithdrawalReason)}")
    if match[4] is not None and not REVIEWER.fullmatch(match[4]):
        raise ValueError(f"{match[4]!r} is no reviewer's key; correct the fourth column")
    return Withdrawal(match[1], day, WithdrawalReason(match[3]), match[4])
