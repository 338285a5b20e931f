"""Figures as JSON, to be kept between two builds."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from kg.publish.dataset import Figures
from kg.publish.partitions import OfClass, OfProperty, Portion


def figures_text(figures: Figures) -> str:
    """The figures as a file."""
    return json.dumps(asdict(figures))


def figures_of_text(text: str) -> Figures:
    """The same figures; raises ValueError, KeyError or TypeError where the text has none."""
    told = json.loads(text)
    return Figures(
        triples=int(told["triples"]),
        default=_portion(told["default"]),
        graphs={name: _portion(found) for name, found in told["graphs"].items()},
        examples=tuple(told["examples"]),
        period=None if told["period"] is None else (told["period"][0], told["period"][1]),
        changed=told["changed"],
    )


def _portion(told: dict[str, Any]) -> Portion:
    return Portion(
        **{
            **told,
            "classes": {name: OfClass(**one) for name, one in told["classes"].items()},
            "properties": {name: OfProperty(**one) for name, one in told["properties"].items()},
        }
    )
