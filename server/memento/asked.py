"""What a client asks of a TimeGate or a TimeMap: which address, and as of when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection

from server.memento.originals import LONGEST, Original, original
from server.problems import RequestError

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# RFC 7089, section 2.1.1: the one form of RFC 1123, and always in GMT.
DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?P<day>\d\d) (?P<month>[A-Z][a-z]{2}) (?P<year>\d{4})"
    r" (?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d) GMT",
    re.ASCII,
)
NUMBERS = ("year", "day", "hour", "minute", "second")
NO_DATE = (
    "Accept-Datetime is no date that can be read; write it as `Thu, 31 May 2007 20:35:00 GMT`,"
    " in GMT, or leave it out for the last release"
)
SCHEME = re.compile(r"https?:/", re.ASCII)


def moment_asked(header: str | None) -> dt.datetime | None:
    """The moment in an Accept-Datetime header, None without one; raises a 400 for no date."""
    if header is None:
        return None
    match = DATE.fullmatch(header.strip()) if len(header) <= LONGEST else None
    if match is None or match["month"] not in MONTHS:
        raise RequestError(400, NO_DATE)
    month = MONTHS.index(match["month"]) + 1
    year, day, hour, minute, second = (int(match[name]) for name in NUMBERS)
    try:
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.UTC)
    except ValueError as error:
        raise RequestError(400, NO_DATE) from error


def original_asked(uri: str, query: str, bases: Collection[str]) -> Original:
    """The address that is asked for: a whole one of this site, or its path alone.

    bases: what the addresses of this site begin with, the present one first. Raises a 404 for an
    address elsewhere and for one that is never kept.
    """
    if len(uri) > LONGEST:
        raise RequestError(404, f"no address of this site has more than {LONGEST:,} characters")
    # Some proxies make one slash of two.
    whole = SCHEME.sub(lambda found: f"{found[0]}/", uri.replace("://", ":/", 1), count=1)
    base = next((base for base in bases if whole.startswith(base)), None)
    if base is None and SCHEME.match(whole):
        first = next(iter(bases))
        raise RequestError(404, f"only addresses below {first} have their earlier states here")
    base = base or next(iter(bases))
    found = original(base, whole.removeprefix(base), query)
    if found is None:
        raise RequestError(
            404,
            "no earlier states are kept of this address; things, their pages and data, graphs,"
            f" concepts and lists have some, such as {base}doc/meeting/2017",
        )
    return found
