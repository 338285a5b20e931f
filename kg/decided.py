"""Reads what people decided and what was given out once: judgements, links, and the register."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.opening import content_if_there, content_of
from kg.resolve.judgements import Decision, parse_judgements
from kg.resolve.memberships import parse_memberships
from kg.resolve.outward_links import OutwardLink, parse_links
from kg.resolve.register import Register, parse_register
from kg.resolve.taken_down.hashes import parse_names
from kg.resolve.taken_down.sparing import parse_spared
from kg.resolve.withdrawals import parse_withdrawals

LINKS = "links"
"""Where the links outward are, a file a reviewer, below the data folder."""


def judgements_in(data: Path) -> tuple[Decision, ...]:
    """Every line of every reviewer's file, in the order of the files' names."""
    return tuple(
        decision
        for path in sorted((data / "judgements").glob("*.jsonl"))
        for decision in parse_judgements(content_of(path), f"data/judgements/{path.name}")
    )


def links_in(data: Path) -> tuple[OutwardLink, ...]:
    """The links outward, file by file; none where the folder is not there."""
    return tuple(
        link
        for path in sorted((data / LINKS).glob("*.jsonl"))
        for link in parse_links(content_of(path), f"data/{LINKS}/{path.name}")
    )


def register_in(data: Path) -> Register:
    """The ids once given out, which mention had which, and those withdrawn, with their hashes."""
    folder, name = data / "register", "data/register"
    register = parse_register(content_of(folder / "entities.tsv"), f"{name}/entities.tsv")
    lines = content_if_there(folder / "mentions.tsv")
    register = replace(register, memberships=parse_memberships(lines, f"{name}/mentions.tsv"))
    lines = content_if_there(folder / "withdrawn.tsv")
    gone = parse_withdrawals(lines, f"{name}/withdrawn.tsv", register.ranks)
    names = parse_names(content_if_there(folder / "withheld.tsv"), f"{name}/withheld.tsv")
    spared = parse_spared(content_if_there(folder / "spared.tsv"), f"{name}/spared.tsv")
    return replace(register, withdrawals=gone, names=names, spared=spared)
