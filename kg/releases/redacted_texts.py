"""Reports and notes of a release without the names of those who were withdrawn since."""

from __future__ import annotations

import json
import re
from typing import Any

from kg.releases.redacting import Redacted

SUBJECT = re.compile(r"\n(?=<)")


def redacted_text(text: str, found: Redacted) -> str:
    """Every paragraph without the names; one on somebody hidden goes."""
    strikers = found.strikers
    if not strikers.sought and not found.hidden:
        return text
    kept = [part for part in SUBJECT.split(text) if not any(f"<{h}>" in part for h in found.hidden)]
    return "\n".join(strikers.of_text(part, strikers.sought).struck(part) for part in kept)


def redacted_json(text: str, found: Redacted) -> str:
    """A list of findings in JSON without those on somebody hidden, and without the names."""
    told = json.loads(text)
    clean = _clean(told, found)
    return text if clean == told else json.dumps(clean, indent=2, ensure_ascii=False) + "\n"


def _clean(value: Any, found: Redacted) -> Any:
    if isinstance(value, str):
        strikers = found.strikers
        return strikers.of_text(value, strikers.sought).struck(value)
    if isinstance(value, dict):
        return {key: _clean(one, found) for key, one in value.items()}
    if isinstance(value, list):
        return [_clean(one, found) for one in value if not _is_hidden(one, found)]
    return value


def _is_hidden(value: Any, found: Redacted) -> bool:
    if isinstance(value, str):
        return value in found.hidden
    return isinstance(value, dict) and any(_is_hidden(one, found) for one in value.values())
