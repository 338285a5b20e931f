"""Words that are surnames too, and are not struck out where they stand alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.resolve.taken_down.words import spelling, words_of

_WORDS = """
able an and april art august ball bank banks bar bass bay beach bell berry best bird bishop
black blue bond book boss bow box bridge bright brook brown bull burns bush butter can cannon
card carpenter case chance chase chief church city clay close coin cole cook corn cotton court
crane cross crow curry dale day dean do driver duke early earth east england english fair faith
farmer field fields fish fisher flower flowers ford forest fox france frank free freeman french
frost gates german gold golden good grace grant gray green grey ground hall hand hardy he high
hill holland home hood hope house hunt hunter ice in ireland iron jewel joy judge july june just
justice key keys king kind knight la lake land lane large last law lawyer leader light little
long look lord love low major man mark market marsh march mason master may mean mercy merry
mills miller minister moon moore more my new nice no noble north of old on page paris park parks
parsons peace penny perry pike place pond pool poor pope porter potter power press price prince
print pure quick rain read reader real red reed rich ring rivers rock rose royal rule rush sage
saint sand savage school sharp shepherd shield ship short silver singer small smart snow so song
south sparks speed spring stack star stone street strong summer sun swift taylor temple text
thorn to town trade true turner underwood union van wall walker war ward washington water waters
way weaver well wells west white wild will wills win winter wise wolf wood woods word work world
york young you
after also as at both but by during for from he her his if in it its later of on or our she so
that the their then there these they this those thus to under we what when where while who with
"""
ORDINARY = frozenset(map(spelling, _WORDS.split()))
FEWEST_WORDS = 5
OFTEN = 2
"""Texts that write a word small before it is held to be one of every day."""


def everyday(texts: Iterable[str]) -> frozenset[str]:
    """Those, and the words that these texts themselves write small, addresses left aside."""
    seen: Counter[str] = Counter()
    for text in set(texts):
        seen.update({word.folded for word in words_of(_prose(text)) if word.text.islower()})
    return ORDINARY | {word for word, count in seen.items() if count >= OFTEN}


def _prose(text: str) -> str:
    """Without keys, names of files and addresses, which write everything small."""
    if text.count(" ") < FEWEST_WORDS:
        return ""
    return " ".join(piece for piece in text.split() if not {*piece} & {"@", "/", "_", "%"})
