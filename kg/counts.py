"""Whole numbers in words and in odd digits, put into plain digits for whoever reads counts."""

from __future__ import annotations

import re

UNITS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}

UNIT = "(?:" + "|".join(sorted(UNITS, key=len, reverse=True)) + ")"
SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|{UNIT})"
HUNDREDS = rf"(?:(?:an? |{SMALL} )?hundred(?: (?:and )?{SMALL})?)"
THOUSANDS = rf"(?:(?:an? |(?:{HUNDREDS}|{SMALL}) )?thousand(?: (?:and )?(?:{HUNDREDS}|{SMALL}))?)"
IN_WORDS = re.compile(
    rf"\b(?:{THOUSANDS}|{HUNDREDS}|(?:half an? |half |an? |{SMALL} )?dozen|{SMALL})\b(?!-)"
)
# Of "hundreds" and "100s" no more is sure than one of them.
PLURAL = re.compile(
    r"\b(?:(?:several|many|a few) (?P<some>dozen|hundred|thousand)s?"
    r"|(?P<scale>dozen|hundred|thousand)s|(?P<digits>[1-9]0{2,5})'?s)\b(?: of)?"
)
SCALED = re.compile(
    r"(?<![0-9.,'])(?P<number>[0-9]{1,4})(?: (?P<scale>dozen|hundred|thousand)|k)\b"
)
# A dot before three digits can only part thousands: people come in whole numbers.
DOTTED = re.compile(r"(?<![0-9.,/-])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9]|[.,/-][0-9])")


def in_digits(words: str) -> str:
    """Small letters with every number in plain digits: "over a hundred" as "over 100"."""
    text = PLURAL.sub(_at_least_one, words)
    text = SCALED.sub(_scaled, text)
    text = IN_WORDS.sub(lambda found: str(_value(found.group())), text)
    return DOTTED.sub(lambda found: found.group().replace(".", ""), text)


def _at_least_one(found: re.Match[str]) -> str:
    scale = found["some"] or found["scale"]
    return f"{SCALES[scale] if scale else found['digits']} or more"


def _scaled(found: re.Match[str]) -> str:
    return str(int(found["number"]) * SCALES[found["scale"] or "thousand"])


def _value(words: str) -> int:
    """What the words of one number come to."""
    if words.startswith("half"):
        return SCALES["dozen"] // 2
    total, part = 0, 0
    for word in re.split(r"[ -]", words):
        if word in UNITS:
            part += UNITS.index(word)
        elif word in TENS:
            part += 10 * (TENS.index(word) + 2)
        elif word == "thousand":
            total, part = total + (part or 1) * 1000, 0
        elif word in SCALES:
            part = (part or 1) * SCALES[word]
    return total + part
