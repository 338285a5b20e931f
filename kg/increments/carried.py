"""What was worked out for one build and may be carried on to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.publish.dataset import Figures
from kg.watching import Noted


@dataclass(frozen=True, slots=True)
class Carried:
    """figures: of the dataset. notes: of each record to be harvested."""

    figures: Figures
    notes: Mapping[str, Noted]
