"""The head of a document: enough to tell its form, whatever its name and however long it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kg.text import CONTROL, marked_encoding

HEAD = 262_144
"""Bytes that a form must be recognised from."""

# Pages of the years before 2017 may begin with lines of warnings from the site's own software.
HTML = re.compile(
    r"\s*(?:(?:<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>"
    r"|(?:Deprecated|Warning|Notice|Strict Standards):[^\n]{0,500})\s*){0,50}"
    r"<(?:!doctype html|html|head|body|div|table|article|section|main|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Sample:
    """head: the first bytes; shorter than HEAD where that is the whole document."""

    head: bytes

    @cached_property
    def text(self) -> str:
        """The head as text, broken characters replaced; empty for what is no text at all."""
        text = self.head.decode(marked_encoding(self.head) or "utf-8", "replace")
        return "" if CONTROL.search(text) else text.replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def is_html(self) -> bool:
        """Whether it is a web page with its mark-up."""
        return HTML.match(self.text) is not None

    @property
    def is_zip(self) -> bool:
        """Whether it is a ZIP archive, as a workbook is."""
        return self.head.startswith(ZIP)

    @cached_property
    def is_json(self) -> bool:
        """Whether it begins as a JSON object or list does."""
        return self.text.lstrip()[:1] in {"{", "["}
