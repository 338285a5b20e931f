"""A reading as JSON that people can read and compare: records, places, and what was skipped.

What a document does not say is left out rather than listed as null.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

from kg.records import Origin, Reading


def reading_json(reading: Reading) -> str:
    """Indented JSON in the order of the fields, the same for the same reading."""
    shown = {
        "document": _shown(reading.document),
        "records": [
            {"record": type(record).__name__, **_shown(record)} for record in reading.records
        ],
        "skipped": _shown(reading.skipped),
        "findings": _shown(reading.findings),
    }
    return json.dumps(shown, indent=2, ensure_ascii=False)


def _shown(value: Any) -> Any:
    if isinstance(value, Origin):
        return {key: part for key, part in _parts(value) if key != "document"}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dict(_parts(value))
    if isinstance(value, tuple):
        return [_shown(part) for part in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def _parts(record: Any) -> list[tuple[str, Any]]:
    values = ((part.name, getattr(record, part.name)) for part in dataclasses.fields(record))
    return [(name, _shown(value)) for name, value in values if value not in (None, ())]
