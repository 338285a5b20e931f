"""JSON as it can stand inside a script element of a page."""

from __future__ import annotations

import json
from collections.abc import Mapping


def for_html(document: Mapping[str, object]) -> str:
    """The document as text that cannot close the element that it stands in."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
