"""Finds, in the text of a query, the forms that docs/slow-queries.md tells to avoid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.sparql.tokens import Token, tokens

LIMITS_A_BRANCH = ("OPTIONAL", "MINUS", "SELECT")
"""What keeps the engine from carrying a value from outside into a branch of a UNION."""


@dataclass
class Group:
    """What stands between two braces: its own tokens, and the groups among them in order."""

    parts: list[Token | Group] = field(default_factory=list)

    def has_word(self, *words: str) -> bool:
        return any(isinstance(part, Token) and part.is_word(*words) for part in self.parts)

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
    for token in tokens(query):
        if token.text == "{":
            inner = Group()
            stack[-1].parts.append(inner)
            stack.append(inner)
        elif token.text == "}":
            stack.pop()
        else:
            stack[-1].parts.append(token)
    return stack[0]


def _faults(group: Group) -> Iterator[str]:
    if _binds_from_outside(group) and any(_keeps_out(branch) for branch in _branches(group)):
        yield "a value from outside a UNION or a subselect: write it into each branch"
    words = [part for part in group.parts if isinstance(part, Token)]
    texts = [word.text for word in words]
    for place, word in enumerate(words):
        if word.is_word("FILTER"):
            after = words[place + 1 : place + 9]
            if _compares_with_iri(after):
                yield f"{' '.join(texts[place : place + 6])}: write the IRI into the pattern"
            if _compares_variables(after):
                yield f"{' '.join(texts[place : place + 6])}: use one variable"


def _binds_from_outside(group: Group) -> bool:
    """Whether VALUES or BIND gives a variable a constant in this group."""
    words = group.parts
    for place, word in enumerate(words):
        if isinstance(word, Token) and word.is_word("VALUES"):
            return True
        bound = words[place + 2 : place + 4]
        if isinstance(word, Token) and word.is_word("BIND") and len(bound) == 2:
            value, after = bound
            if isinstance(value, Token) and isinstance(after, Token):
                return value.kind in ("iri", "prefixed", "string") and after.is_word("AS")
    return False


def _branches(group: Group) -> Iterator[Group]:
    """The groups that a UNION joins, and subselects."""
    for place, part in enumerate(group.parts):
        if isinstance(part, Group):
            around = [*group.parts[max(0, place - 1) : place], *group.parts[place + 1 : place + 2]]
            joined = any(isinstance(word, Token) and word.is_word("UNION") for word in around)
            if joined or part.has_word("SELECT"):
                yield part


def _keeps_out(branch: Group) -> bool:
    return branch.has_word(*LIMITS_A_BRANCH)


def _compares_with_iri(after: Sequence[Token]) -> bool:
    """`( ?x = <iri> )`, the other way round, or with STR around the variable."""
    kinds = [token.kind for token in after]
    texts = [token.text.upper() for token in after]
    if kinds[1:2] == ["variable"] and texts[2:3] == ["="]:
        return texts[4:5] == [")"] and kinds[3] in ("iri", "prefixed")
    if texts[2:3] == ["="] and kinds[3:4] == ["variable"]:
        return texts[4:5] == [")"] and kinds[1] in ("iri", "prefixed")
    if texts[1:3] == ["STR", "("] and texts[4:6] == [")", "="]:
        return kinds[6:7] == ["string"] and texts[6][1:].startswith(("HTTP:", "HTTPS:"))
    return False


def _compares_variables(after: Sequence[Token]) -> bool:
    kinds, texts = [token.kind for token in after], [token.text for token in after]
    alone = texts[:1] == ["("] and texts[2:3] == ["="] and texts[4:5] == [")"]
    return alone and kinds[1] == kinds[3] == "variable"
