"""The forum's own key of a session: its code, and the year beside it."""

from __future__ import annotations

import re

from server.reconciliation.kinds import title_key

YEAR = re.compile(r"(?:19|20)[0-9]{2}")
FORUM = "igf"


def sign(text: str) -> tuple[str, str | None]:
    """The code that a text consists of, and the year beside it: "IGF 2017 WS 15" is ws15 of 2017.

    A text that is something else gives a code that no session has.
    """
    words = [word for word in title_key(text).split() if word != FORUM]
    years = [word for word in words if YEAR.fullmatch(word)]
    code = "".join(word for word in words if word not in years)
    return code, years[0] if len(years) == 1 else None
