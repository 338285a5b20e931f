"""A release as the step from the one before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kg.releases.account import Account
from kg.releases.difference import Difference
from kg.releases.kept import Kept

TURTLE = Path("data", "changes", "difference.ttl")


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """moment: when the release was made, later for each. account: the difference in words."""

    kept: Kept
    moment: dt.datetime
    difference: Difference
    account: Account

    @property
    def turtle(self) -> Path:
        """The difference as data."""
        return self.kept.bag / TURTLE
