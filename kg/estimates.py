"""Head counts as people write them, read as bounds that say no more than the text.

A text is read only if every word of it is understood; "half of the 80" or "50, later 70" give
None, and the caller keeps the words alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.counts import in_digits
from kg.records import Estimate
from kg.text import clean

NUMBER = r"[0-9]{1,3}(?:[, '\u2019][0-9]{3})+|[0-9]{1,7}"
ABOUT = (
    r"(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|c\.|some|nearly|almost|close to"
    r"|an estimated|estimated|environ|unos|alrededor de|aproximadamente|~|\u2248|\+/-|\u00b1)"
)
AT_LEAST = (
    r"(?:more than|over|above|upwards of|at least|no less than|not less than|no fewer than"
    r"|(?:a )?minimum(?: of)?|min\.?|plus de|au moins|m\u00e1s de|al menos|>=?|\u2265)"
)
AT_MOST = (
    r"(?:less than|fewer than|under|below|up to|at most|no more than|not more than|as many as"
    r"|(?:a )?maximum(?: of)?|max\.?|moins de|menos de|<=?|\u2264)"
)
MORE = r"(?:\+| plus\b| or more\b| and more\b)"

LONGEST = 500
"""Characters beyond which an answer is a text, not a figure."""

BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
SUBSET = re.compile(
    rf"[,;]? (?:including|incl\.?|of whom|of which) (?:{ABOUT} ?)?(?:{NUMBER}) [a-z ]*$"
)
UNCOUNTED = re.compile(r"forecast|expect|anticipat|planned|capacity|target|\?|%|\bper ?cent\b")
NO_ONLINE = re.compile(
    r"(?:without|excluding|excl\.?|not including|not counting|except)(?: the)?"
    r" (?:online|remote|virtual)|\b(?:onsite|on-site|in.person) only"
)
WITH_ONLINE = re.compile(
    r"(?:incl\.?|including|counting|with)(?: [0-9]+)?(?: the)? (?:online|remote|virtual)"
    r"|(?:onsite|on-site|in.person) ?(?:\+|and|&) ?(?:online|remote|virtual)"
    r"|(?:online|remote|virtual) ?(?:\+|and|&) ?(?:onsite|on-site|in.person)"
)
ONSITE = re.compile(r"\b(?:onsite|on-site|in.person)\b")

FILLERS = frozenset(
    [
        *("a", "all", "also", "altogether", "an", "and", "approximately", "at", "attendance"),
        *("attended", "attendees", "attending", "audience", "been", "both", "by", "connected"),
        *("count", "counting", "countries", "delegates", "estimate", "estimated", "estimates"),
        *("estimation", "events", "excluding", "female", "females", "femmes", "gender"),
        *("gender-variant", "girls", "governments", "had", "have", "in", "incl", "included"),
        *("including", "individuals", "is", "joined", "joining", "ladies", "lady", "male", "males"),
        *("man", "members", "men", "mujeres", "nationalities", "number", "of", "on", "on-site"),
        *("online", "only", "onsite", "our", "overall", "participantes", "participants"),
        *("participated", "participating", "participation", "people", "person", "personas"),
        *("personnes", "persons", "physical", "physically", "present", "remote", "remotely"),
        *("room", "session", "sessions", "site", "speakers", "the", "them", "there", "these"),
        *("those", "to", "total", "variant", "virtual", "visitors", "was", "we", "were", "which"),
        *("whom", "with", "without", "woman", "women", "workshops"),
    ]
)

Bounds = Callable[[list[int]], "tuple[int | None, int | None, int | None] | None"]


def _range(numbers: list[int]) -> tuple[int | None, int | None, int | None] | None:
    low, high = numbers
    return (low, high, None) if low < high else None


FORMS: tuple[tuple[re.Pattern[str], Bounds], ...] = (
    (
        re.compile(rf"({NUMBER}) ?(?:-|\u2013|\u2014| to ) ?({NUMBER}) ?{MORE}"),
        lambda found: (found[0], None, None) if found[0] < found[1] else None,
    ),
    (re.compile(rf"({NUMBER}) ?(?:-|\u2013|\u2014| to ) ?({NUMBER})"), _range),
    (re.compile(rf"between ({NUMBER}) and ({NUMBER})"), _range),
    (re.compile(rf"{AT_LEAST} ?({NUMBER}){MORE}?"), lambda found: (found[0], None, None)),
    (re.compile(rf"({NUMBER}) ?{MORE}"), lambda found: (found[0], None, None)),
    (re.compile(rf"{AT_MOST} ?({NUMBER})"), lambda found: (None, found[0], None)),
    (re.compile(rf"({NUMBER})"), lambda found: (None, None, found[0])),
)
"""How a figure is put, the most telling form first, and its (minimum, maximum, exact)."""


def parse_estimate(text: str) -> Estimate | None:
    """The bounds that a text gives for one number of people; None where it gives none for sure.

    "more than 1500" gives a minimum of 1500, and "fewer than 30" a maximum of 30: a little less
    than they say, never more.
    """
    stated = clean(text)
    if len(stated) > LONGEST:
        return None
    words = in_digits(stated.casefold())
    if UNCOUNTED.search(words):
        return None
    about, figure = _without_about(SUBSET.sub("", clean(BRACKETS.sub(" ", words))))
    bounds = _bounds(figure)
    if bounds is None:
        return None
    minimum, maximum, exact = bounds
    return Estimate(
        as_stated=stated,
        minimum=minimum,
        maximum=maximum,
        exact=exact,
        approximate=about or _says_about(words),
        includes_online=_includes_online(words),
    )


def _without_about(words: str) -> tuple[bool, str]:
    shorter, count = re.subn(rf"(?:^|(?<= )){ABOUT} ?(?=[0-9])", "", words, count=1)
    return bool(count), shorter


def _says_about(words: str) -> bool:
    notes = [first or second for first, second in BRACKETS.findall(words)]
    return any(re.fullmatch(rf"{ABOUT}|(?:an? )?estimated?", note.strip()) for note in notes)


def _bounds(words: str) -> tuple[int | None, int | None, int | None] | None:
    for form, bounds in FORMS:
        found = form.search(words)
        if found is None:
            continue
        rest = f"{words[: found.start()]} {words[found.end() :]}"
        understood = _is_whole(words, found) and _is_filler(rest)
        return bounds([_number(part) for part in found.groups()]) if understood else None
    return None


def _is_whole(words: str, found: re.Match[str]) -> bool:
    """Whether the figure stands alone, and is no part of a longer number, sum, date or fraction."""
    before, after = words[: found.start()], words[found.end() :]
    return before.strip()[-1:] not in {"-", "/", "+", "."} and not re.match(
        r"\w|[.,:/'][0-9]", after
    )


def _is_filler(rest: str) -> bool:
    words = re.sub(r"(?<=\w)\+(?=\w)|[.,:;&]", " ", rest.replace("in-person", "person")).split()
    return all(word in FILLERS for word in words)


def _number(digits: str) -> int:
    return int(re.sub("[^0-9]", "", digits))


def _includes_online(words: str) -> bool | None:
    if NO_ONLINE.search(words):
        return False
    if WITH_ONLINE.search(words):
        return True
    outside = BRACKETS.sub(" ", words)
    return False if ONSITE.search(outside) else None
