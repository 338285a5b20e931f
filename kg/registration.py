"""Appends new ids and their history to `data/register`, so that later documents rename nothing."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg import resources
from kg.appending import append_lines
from kg.holding import writing
from kg.resolve.memberships import changes, membership_lines
from kg.resolve.naming import memberships_to_keep, register_lines
from kg.resolve.register import Register
from kg.resolve.resolution import Resolution
from kg.resolve.taken_down.hashes import COST, Salted, lines_of
from kg.resolve.taken_down.sparing import Spared
from kg.resolve.withdrawals import Withdrawal
from kg.verification.sealing import keep_sealed
from kg.whole_files import clear_unfinished

REGISTER = Path("register", "entities.tsv")
MENTIONS = Path("register", "mentions.tsv")
WITHDRAWN = Path("register", "withdrawn.tsv")
NAMES = Path("register", "withheld.tsv")
SPARED = Path("register", "spared.tsv")


@dataclass(frozen=True, slots=True)
class Registered:
    """How many ids are new, and how many mentions went over to another id."""

    ids: int
    moved: int


def append_fresh(
    resolution: Resolution, register: Register, today: dt.date, data: Path | None = None
) -> Registered:
    """Registers every id, and every mention under its id, that the register does not hold yet.

    register: the one that the resolution was made with. Raises OSError where a file can't be
    written; what was written by then holds, and the next run adds the rest.
    """
    folder = data or resources.data()
    namings = (resolution.people, resolution.organizations)
    fresh = "".join(map(register_lines, namings))
    kept = {m: i for naming in namings for m, i in memberships_to_keep(naming, register).items()}
    latest = register.latest
    new = changes(register.memberships, kept, today)
    append(folder / REGISTER, fresh)
    append(folder / MENTIONS, membership_lines(new))
    moved = sum(membership.mention in latest for membership in new)
    return Registered(fresh.count("\n"), moved)


def append(path: Path, lines: str) -> None:
    """Appends lines to a file of the register, and makes it where it is not there."""
    data = path.parent.parent
    with writing(data):
        if lines or not path.exists():
            clear_unfinished(path.parent)
            append_lines(path, lines)
        # Also where there is nothing to add: a killed run may have added lines and not sealed them.
        keep_sealed(data, path)


def withhold(
    folder: Path,
    withdrawal: Withdrawal,
    register: Register,
    names: Collection[str],
    spared: Iterable[Spared],
) -> None:
    """Writes the hashes of the names, who else bears them, and last the withdrawal itself.

    What is there without the withdrawal says nothing, so that a writer that is killed has done
    nothing, and the next one can begin anew.
    """
    known = {one.key for one in register.spared}
    fresh = "".join(one.line for one in spared if one.key not in known)
    if fresh:
        append(folder / SPARED, fresh)
    salted = register.names[-1] if register.names else Salted(secrets.token_hex(16), COST)
    lines = lines_of(salted, withdrawal.id, names)
    if lines:
        append(folder / NAMES, lines if register.names else f"{salted.line}{lines}")
    if withdrawal.id not in {one.id for one in register.withdrawals}:
        append(folder / WITHDRAWN, withdrawal.line)
