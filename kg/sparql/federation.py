"""Which other endpoints a query may ask: those on a list, by their exact address, and none else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Federation:
    """The endpoints that a query may name after SERVICE."""

    allowed: tuple[str, ...] = ()
