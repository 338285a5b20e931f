"""Why a person or body is held to be one, in a few sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from server.pages.counting import counted, listed_in_words
from server.pages.evidence import is_reviewed
from server.pages.kinds import kind
from server.pages.values import Lens, Value, home_graph


def mentions_of(lens: Lens, iri: str) -> list[str]:
    """The mentions that a person or body was made of."""
    return [one for one in lens.targets(iri, "prov:wasDerivedFrom") if "/id/" in one]


def summary(
    lens: Lens, iri: str, mentions: list[str], joining: list[str], near: tuple[Value, ...]
) -> tuple[str, ...]:
    """Who names it and how, what joins the mentions, and what was kept apart."""
    what = kind(lens, iri).lower()
    return (
        *_named(lens, mentions, what),
        *_joined(lens, joining, len(mentions)),
        *_apart(near),
    )


def _named(lens: Lens, mentions: list[str], what: str) -> Iterator[str]:
    """The spellings, the most frequent first."""
    if not mentions:
        return
    documents = len({home_graph(lens, one) for one in mentions})
    words = Counter(w for one in mentions if (w := lens.text(one, "igf:nameAsStated")))
    spellings = tuple(f"“{text}”" for text, _ in words.most_common())
    as_one = f" as {spellings[0]}" if spellings else ""
    many = f" in {len(spellings)} spellings: {listed_in_words(spellings, 4)}"
    named = many if len(spellings) > 1 else as_one
    verb = "names" if documents == 1 else "name"
    yield f"{counted(documents, 'document')} {verb} this {what}{named}."


def _joined(lens: Lens, joining: list[str], mentions: int) -> Iterator[str]:
    if mentions == 1:
        yield "It is a single mention, so nothing had to be joined."
        return
    reviewed = [node for node in joining if is_reviewed(lens, node)]
    rules = [node for node in joining if not is_reviewed(lens, node)]
    if reviewed:
        when = {day for node in reviewed for day in lens.values(node, "dcterms:created")}
        days = listed_in_words(tuple(sorted(day.text for day in when)))
        yield f"A person judged {counted(len(reviewed), 'pair')} of them to be one, on {days}."
    if rules:
        words = (rule.text for node in rules for rule in lens.values(node, "igf:rule"))
        names = listed_in_words(tuple(dict.fromkeys(words)), 4)
        yield f"Printed rules join {counted(len(rules), 'pair')}: {names}."


def _apart(near: tuple[Value, ...]) -> Iterator[str]:
    names = listed_in_words(tuple(dict.fromkeys(one.text for one in near)), 4)
    if names:
        yield f"Nearly the same, and kept apart: {names}."
