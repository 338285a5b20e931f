"""The conditions of a request, weighed in the order that RFC 9110, section 13.2.2 gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any, Literal

from werkzeug.http import parse_date, parse_etags, unquote_etag

NAMES = (
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
)


@dataclass(frozen=True, slots=True)
class Conditions:
    """The headers as they came; None for one that did not."""

    match: str | None = None
    unmodified_since: str | None = None
    none_match: str | None = None
    modified_since: str | None = None

    @classmethod
    def of(cls, environ: Mapping[str, Any]) -> Conditions:
        """Those of a request."""
        return cls(*(environ.get(name) for name in NAMES))

    @classmethod
    def taken_from(cls, environ: MutableMapping[str, Any]) -> Conditions:
        """Those of a request, which has none any more."""
        return cls(*(environ.pop(name, None) for name in NAMES))

    def weighed(self, tag: str | None, changed: str | None) -> Literal[200, 304, 412]:
        """What to say to a GET or HEAD that would be answered with 200.

        tag: the ETag header of the answer. changed: its Last-Modified header.
        """
        if not self._may_go_on(tag, changed):
            return 412
        return 304 if self._has_it(tag, changed) else 200

    def _may_go_on(self, tag: str | None, changed: str | None) -> bool:
        if self.match is not None:
            opaque, weak = unquote_etag(tag)
            wanted = parse_etags(self.match)
            strong = opaque is not None and not weak and wanted.is_strong(opaque)
            return wanted.star_tag or strong
        since, last = _moment(self.unmodified_since), _moment(changed)
        return since is None or last is None or last <= since

    def _has_it(self, tag: str | None, changed: str | None) -> bool:
        if self.none_match is not None:
            opaque, _ = unquote_etag(tag)
            wanted = parse_etags(self.none_match)
            return wanted.star_tag or (opaque is not None and wanted.contains_weak(opaque))
        since, last = _moment(self.modified_since), _moment(changed)
        return since is not None and last is not None and last <= since


def _moment(header: str | None) -> dt.datetime | None:
    return None if header is None else parse_date(header)
