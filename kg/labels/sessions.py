"""Session types, formats and codes as printed.

A code is canonical in capitals without blanks, `WS439`; number spaces are per type and per year,
so a code means nothing without its year.
"""

from __future__ import annotations

import re

from kg.concepts import SessionFormat, SessionType
from kg.labels.plain import folded, plain

TYPES: dict[str, SessionType] = {
    "main session": SessionType.MAIN,
    "main/ special session": SessionType.MAIN,
    "main/special session": SessionType.MAIN,
    "plenary": SessionType.MAIN,
    "focus session": SessionType.MAIN,
    "legislative main session": SessionType.MAIN,
    "workshop": SessionType.WORKSHOP,
    "open forum": SessionType.OPEN_FORUM,
    "best practice forum": SessionType.BEST_PRACTICE_FORUM,
    "bpf": SessionType.BEST_PRACTICE_FORUM,
    "dynamic coalition": SessionType.DYNAMIC_COALITION,
    "dc": SessionType.DYNAMIC_COALITION,
    "policy network": SessionType.POLICY_NETWORK,
    "nri": SessionType.NRI,
    "nri session": SessionType.NRI,
    "nris collaborative session": SessionType.NRI,
    "nri collaborative session": SessionType.NRI,
    "nri main session": SessionType.NRI,
    "lightning session": SessionType.LIGHTNING,
    "lightning talk": SessionType.LIGHTNING,
    "lightning": SessionType.LIGHTNING,
    "pre-event": SessionType.PRE_EVENT,
    "day 0 event": SessionType.PRE_EVENT,
    "opening ceremony": SessionType.CEREMONY,
    "opening session": SessionType.CEREMONY,
    "closing ceremony": SessionType.CEREMONY,
    "open mic": SessionType.OPEN_MIC,
    "open microphone": SessionType.OPEN_MIC,
    "open mic taking stock": SessionType.OPEN_MIC,
    "open mic/taking stock": SessionType.OPEN_MIC,
    "newcomers": SessionType.NEWCOMERS,
    "newcomers session": SessionType.NEWCOMERS,
    "newcomers track": SessionType.NEWCOMERS,
    "orientation": SessionType.NEWCOMERS,
    "high level leaders meeting": SessionType.HIGH_LEVEL,
    "high level thematic session": SessionType.HIGH_LEVEL,
    "high-level leaders track": SessionType.HIGH_LEVEL,
    "high-level session": SessionType.HIGH_LEVEL,
    "high-level track": SessionType.HIGH_LEVEL,
    "high-level exchange panel": SessionType.HIGH_LEVEL,
}

FORMATS: tuple[tuple[str, SessionFormat], ...] = (
    ("birds of a feather", SessionFormat.BIRDS_OF_A_FEATHER),
    ("birds-of-a-feather", SessionFormat.BIRDS_OF_A_FEATHER),
    ("break-out", SessionFormat.BREAK_OUT),
    ("break out", SessionFormat.BREAK_OUT),
    ("breakout", SessionFormat.BREAK_OUT),
    ("round table", SessionFormat.ROUND_TABLE),
    ("roundtable", SessionFormat.ROUND_TABLE),
    ("round-table", SessionFormat.ROUND_TABLE),
    ("flash", SessionFormat.FLASH),
    ("debate", SessionFormat.DEBATE),
    ("panel", SessionFormat.PANEL),
    ("moderated panel", SessionFormat.PANEL),
    ("talk show", SessionFormat.OTHER),
    ("other", SessionFormat.OTHER),
)

CODES: dict[str, str] = {
    "workshop": "WS",
    "ws": "WS",
    "open forum": "OF",
    "of": "OF",
    "pre-event": "PRE",
    "day 0 event": "PRE",
    "best practice forum": "BPF",
    "bpf": "BPF",
    "dynamic coalition": "DC",
    "dc": "DC",
    "lightning session": "LS",
    "lightning talk": "LT",
    "lightning": "LT",
    "launch/award event": "LA",
    "launch / award": "LA",
    "award event": "LA",
    "launch": "LA",
    "networking": "NS",
    "launch / award event": "LA",
    "town hall": "TH",
    "networking session": "NS",
}
CODE = re.compile(r"(?P<kind>[a-z].*?)[\s\-_]*(?:#|no\.?)?\s*(?P<number>\d+)")


def session_type_of(label: str) -> SessionType:
    """`OTHER` for a slot that the scheme has no concept for."""
    # "Day 0" ends in a number that is not a numbering.
    if folded(label) == "day 0":
        return SessionType.PRE_EVENT
    return TYPES.get(folded(label), TYPES.get(plain(label), SessionType.OTHER))


def session_format_of(label: str) -> SessionFormat | None:
    """None for a length alone (`90 minutes`) or an unknown format."""
    text = folded(label)
    return next((concept for start, concept in FORMATS if text.startswith(start)), None)


def code_of(label: str) -> str | None:
    """`WS #439`, `WS-26` and `Workshop 115` as `WS439`, `WS26` and `WS115`; None for no code."""
    found = CODE.fullmatch(folded(label))
    if found is None or found["kind"] not in CODES:
        return None
    return f"{CODES[found['kind']]}{int(found['number'])}"
