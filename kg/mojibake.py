"""Words whose encoding was broken before they came to us: `JoÃ£o` for `João`.

Only what is certain is mended: the word looks broken, what comes out does not, and breaking that
again in the same way gives the word. A repair touches no ASCII character, so that the commas,
quotes and tags around a word stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ftfy import fix_encoding_and_explain
from ftfy.badness import is_bad

WORD = re.compile(r"[^\x00-\x20\"<>,;|=]+")
LONGEST = 1000
"""Characters in what is still a word, for scripts that put no blanks between theirs."""

RECODING = frozenset({"encode", "decode"})


def mended(text: str) -> str | None:
    """The text with its broken words mended; None where there is nothing to mend."""
    found = repairs(text)
    return rewritten(text, found) if found else None


def rewritten(text: str, found: Mapping[str, str]) -> str:
    """The text with each of these words put right."""
    return WORD.sub(lambda word: found.get(word[0], word[0]), text)


def repairs(text: str) -> dict[str, str]:
    """The broken words of a text, and what each was."""
    if text.isascii():
        return {}
    words = dict.fromkeys(word for word in WORD.findall(text) if not word.isascii())
    return {word: whole for word in words if (whole := _whole(word)) is not None}


def _whole(word: str) -> str | None:
    if len(word) > LONGEST or not is_bad(word):
        return None
    whole, steps = fix_encoding_and_explain(word)
    if not steps or is_bad(whole):
        return None
    recoding = [(step.action, step.parameter) for step in steps]
    if not RECODING.issuperset(action for action, _ in recoding):
        # A step that guesses lost bytes, or mends one part and not another, is not certain.
        return None
    return whole if _broken_again(whole, recoding) == word else None


def _broken_again(whole: str, steps: list[tuple[str, str]]) -> str | None:
    text = whole
    try:
        for (_, wrong), (_, right) in reversed(list(zip(steps[::2], steps[1::2], strict=True))):
            text = text.encode(right).decode(wrong)
    except (UnicodeError, ValueError):
        return None
    return text
