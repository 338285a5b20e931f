"""What `make assets` has built for the browser, which may not be there: pages work without."""

from __future__ import annotations

from pathlib import Path

FOLDER = "built"
QUERY = "query.js"


def query_script(static: Path) -> str | None:
    """The script of the query page, as a name below the folder of static files."""
    return f"{FOLDER}/{QUERY}" if (static / FOLDER / QUERY).is_file() else None
