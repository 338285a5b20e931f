"""What was noted of the records to be harvested, as JSON, to be kept between two builds."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kg.watching import Asked, Noted


def notes_text(noted: Mapping[str, Noted]) -> str:
    """The notes as a file; a name that many of them have stands in it once."""
    places: dict[str, int] = {}

    def numbers(names: frozenset[str]) -> list[int]:
        return [places.setdefault(name, len(places)) for name in sorted(names)]

    rows = {
        key: [one.told, numbers(one.asked.about), numbers(one.asked.pointing)]
        for key, one in noted.items()
    }
    return json.dumps({"names": list(places), "notes": rows})


def notes_of_text(text: str) -> dict[str, Noted]:
    """The same notes; raises ValueError, KeyError, IndexError or TypeError where there are none."""
    told = json.loads(text)
    names: list[str] = told["names"]

    def named(numbers: list[int]) -> frozenset[str]:
        return frozenset(names[number] for number in numbers)

    return {
        key: Noted(str(of), Asked(named(about), named(pointing)))
        for key, (of, about, pointing) in told["notes"].items()
    }
