"""Finds, in the text of a query, the forms that docs/slow-queries.md tells to avoid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.sparql.syntax import parse

KEEP_OUT = {"OPTIONAL", "MINUS", "SELECT"}
"""What keeps the engine from carrying a value from outside into a branch of a UNION."""

NAMES = {"iri", "prefixed"}
CONSTANTS = {"iri", "prefixed", "string"}


@dataclass
class Group:
    """What stands between two braces: words as (kind, text), and the groups among them."""

    parts: list[tuple[str, str] | Group] = field(default_factory=list)

    def kinds(self) -> list[str]:
        """The kind of each part; that of a group is `group`."""
        return ["group" if isinstance(part, Group) else part[0] for part in self.parts]

    def words(self) -> list[tuple[str, str]]:
        return [part for part in self.parts if not isinstance(part, Group)]

    def groups(self) -> Iterator[Group]:
        yield self
        for part in self.parts:
            if isinstance(part, Group):
                yield from part.groups()


def slow_forms(query: str) -> list[str]:
    """A line for each form that is found."""
    return [fault for group in grouped(query).groups() for fault in _faults(group)]


def grouped(query: str) -> Group:
    """The whole text as a group."""
    stack = [Group()]
    for kind, text, _ in parse(query):
        if kind == "{":
            inner = Group()
            stack[-1].parts.append(inner)
            stack.append(inner)
        elif kind == "}":
            stack.pop()
        else:
            stack[-1].parts.append((kind, text))
    return stack[0]


def _faults(group: Group) -> Iterator[str]:
    if _binds(group) and any(KEEP_OUT & set(branch.kinds()) for branch in _branches(group)):
        yield "a value from outside a UNION or a subselect: write it into each branch"
    words = group.words()
    for place, (kind, _) in enumerate(words):
        if kind != "FILTER":
            continue
        after = words[place + 1 : place + 9]
        told = " ".join(text for _, text in words[place : place + 6])
        if _compares_with_iri(after):
            yield f"{told}: write the IRI into the pattern"
        if _compares_variables(after):
            yield f"{told}: use one variable"


def _binds(group: Group) -> bool:
    """Whether VALUES or BIND gives a variable a constant in this group."""
    kinds = group.kinds()
    bound = (kinds[place + 2 : place + 4] for place, kind in enumerate(kinds) if kind == "BIND")
    constants = any(pair[:1] and pair[0] in CONSTANTS and pair[1:] == ["AS"] for pair in bound)
    return "VALUES" in kinds or constants


def _branches(group: Group) -> Iterator[Group]:
    """The groups that a UNION joins, and subselects."""
    kinds = group.kinds()
    for place, part in enumerate(group.parts):
        if isinstance(part, Group):
            beside = kinds[max(0, place - 1) : place + 2]
            if "UNION" in beside or "SELECT" in part.kinds():
                yield part


def _compares_with_iri(after: Sequence[tuple[str, str]]) -> bool:
    """`( ?x = <iri> )`, the other way round, or with STR around the variable."""
    kinds = [kind for kind, _ in after]
    if kinds[2:3] == ["="] and kinds[4:5] == [")"]:
        return "variable" in (kinds[1], kinds[3]) and bool(NAMES & {kinds[1], kinds[3]})
    if kinds[1:3] == ["STR", "("] and kinds[4:7] == [")", "=", "string"]:
        return after[6][1][1:].startswith(("http:", "https:"))
    return False


def _compares_variables(after: Sequence[tuple[str, str]]) -> bool:
    return [kind for kind, _ in after[:5]] == ["(", "variable", "=", "variable", ")"]
