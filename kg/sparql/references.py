"""Relative references made absolute, as RFC 3986, section 5.2, has it.

Unlike urllib's, it keeps an empty fragment (`<graph#>`), and knows every scheme.
"""

from __future__ import annotations

import re

PARTS = re.compile(
    r"(?:([A-Za-z][A-Za-z0-9+.\-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?"
)
"""RFC 3986, appendix B; None for a part that is not there."""

Parts = tuple[str | None, str | None, str, str | None, str | None]


def resolve(base: str, reference: str) -> str:
    """The absolute IRI that a reference means; one that is absolute already is left as it is."""
    scheme, authority, path, query, fragment = _parts(reference)
    if scheme is not None or not base:
        return reference
    of_base, host, folder, question, _ = _parts(base)
    if authority is not None:
        host, path = authority, without_dots(path)
    elif not path:
        path, query = folder, question if query is None else query
    elif path.startswith("/"):
        path = without_dots(path)
    else:
        start = "/" if host is not None and not folder else folder[: folder.rfind("/") + 1]
        path = without_dots(start + path)
    return "".join(
        (
            f"{of_base}:",
            "" if host is None else f"//{host}",
            path,
            "" if query is None else f"?{query}",
            "" if fragment is None else f"#{fragment}",
        )
    )


def without_dots(path: str) -> str:
    """RFC 3986, section 5.2.4."""
    kept: list[str] = []
    steps = path.split("/")
    for step in steps:
        if step == "..":
            if len(kept) > 1 or (kept and kept[0]):
                kept.pop()
        elif step != ".":
            kept.append(step)
    if steps[-1] in {".", ".."}:
        kept.append("")
    return "/".join(kept)


def _parts(reference: str) -> Parts:
    found = PARTS.fullmatch(reference)
    if found is None:
        return None, None, reference, None, None
    scheme, authority, path, query, fragment = found.groups()
    return scheme, authority, path or "", query, fragment
