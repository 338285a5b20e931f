"""A drawing: what Vega is told, and what the picture says to whoever does not see it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from kg.pictures.ink import style
from kg.pictures.spec import Spec
from kg.pictures.wording import plain

WIDE, NARROW = 760, 360
"""The widths of a picture on a desk and on a phone, in its own units."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """title: its name. said: what is seen, as a sentence."""

    title: str
    said: str
    spec: Spec

    @classmethod
    def of(cls, title: str, said: str, spec: Spec) -> Drawing:
        """A drawing whose words come from the graph."""
        return cls(plain(title), plain(said), spec)

    @property
    def size(self) -> tuple[int, int]:
        """The width and the height, in its own units."""
        return round(self.spec["width"]), round(self.spec["height"])

    @property
    def digest(self) -> str:
        """The same for the same drawing; another for another."""
        told = json.dumps([self.title, self.said, style(), self.spec], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:16]
