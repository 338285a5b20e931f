"""The grammar as a table: what may stand at a place, and what has to follow if it does.

A row leads from each terminal that may stand at a place to the rows of what has to follow, the
last of them first. OPTIONAL in a row says that nothing may stand there as well. A reader pops a
row, looks up its terminal, and pushes what follows: one look-up a terminal, and no recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.sparql.grammar import GRAMMAR

OPTIONAL = ""

Symbol = str
Rules = dict[Symbol, list[tuple[Symbol, ...]]]


class Row(dict[Symbol, tuple["Row", ...]]):
    """What may stand at one place."""


@cache
def start() -> Row:
    """The row of a whole query."""
    rules = _rules(GRAMMAR)
    found = _firsts(rules, _nullable(rules))
    rows: dict[Symbol, Row] = {name: Row() for name in rules}
    for name in rules:
        for terminal in sorted(found.of[name]):
            following = _following(name, terminal, rules, found)
            rows[name][terminal] = tuple(
                rows.setdefault(symbol, Row({symbol: ()})) for symbol in reversed(following)
            )
    for name in found.empty:
        rows[name][OPTIONAL] = ()
    return rows["Query"]


def _rules(grammar: str) -> Rules:
    """Rules without brackets, `?`, `*` and `+`: each of these becomes a rule of its own."""
    rules: Rules = {}
    for block in re.split(r"\n(?=[A-Z])", grammar.strip()):
        name, _, body = block.partition(":")
        words = re.findall(r"'[^']+'|\w+|[()|?*+]", body)
        words.reverse()
        rules[name.strip()] = _alternatives(words, rules)
    return rules


def _alternatives(words: list[str], rules: Rules) -> list[tuple[Symbol, ...]]:
    """Up to the closing bracket or the end; words are taken from the end of the list."""
    found: list[list[Symbol]] = [[]]
    while words:
        word = words.pop()
        if word == ")":
            break
        if word == "|":
            found.append([])
        elif word == "(":
            found[-1].append(_new(_alternatives(words, rules), rules))
        elif word in "?*+":
            found[-1].append(_repeated(found[-1].pop(), word, rules))
        else:
            found[-1].append(word.strip("'"))
    return [tuple(symbols) for symbols in found]


def _repeated(symbol: Symbol, how: str, rules: Rules) -> Symbol:
    if how == "?":
        return _new([(symbol,), ()], rules)
    many = _new([(), ()], rules)
    rules[many][0] = (symbol, many)
    return many if how == "*" else _new([(symbol, many)], rules)


def _new(alternatives: list[tuple[Symbol, ...]], rules: Rules) -> Symbol:
    name = f"#{len(rules)}"
    rules[name] = alternatives
    return name


def _nullable(rules: Rules) -> frozenset[Symbol]:
    """The rules that nothing satisfies as well."""
    found: frozenset[Symbol] = frozenset()
    while True:
        more = frozenset(
            name for name, ways in rules.items() if any(found.issuperset(way) for way in ways)
        )
        if more == found:
            return found
        found = more


@dataclass(frozen=True, slots=True)
class Firsts:
    """of: the terminals that each rule can begin with. empty: the rules that can be left out."""

    of: dict[Symbol, frozenset[Symbol]]
    empty: frozenset[Symbol]


def _firsts(rules: Rules, empty: frozenset[Symbol]) -> Firsts:
    found: dict[Symbol, frozenset[Symbol]] = dict.fromkeys(rules, frozenset())
    while True:
        more = {
            name: frozenset().union(
                *(found.get(part, {part}) for way in ways for part in _openers(way, empty))
            )
            for name, ways in rules.items()
        }
        if more == found:
            return Firsts(found, empty)
        found = more


def _openers(way: tuple[Symbol, ...], empty: frozenset[Symbol]) -> Iterator[Symbol]:
    """The symbols of a way that may come first, because all before them may be left out."""
    for part in way:
        yield part
        if part not in empty:
            return


def _following(symbol: Symbol, terminal: Symbol, rules: Rules, found: Firsts) -> tuple[Symbol, ...]:
    """What has to stand after the terminal that a symbol begins with."""
    if symbol == terminal:
        return ()
    for way in rules[symbol]:
        for place, part in enumerate(_openers(way, found.empty)):
            if terminal in found.of.get(part, {part}):
                return (*_following(part, terminal, rules, found), *way[place + 1 :])
    raise KeyError(symbol, terminal)
