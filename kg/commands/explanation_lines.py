"""An explanation as lines for people: the mentions by document, the reasons, the near misses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.commands.wording import Wording
from kg.records import Origin
from kg.resolve.apart import Apart
from kg.resolve.clusters import Link
from kg.resolve.explanation import Explanation, Named, held_together
from kg.resolve.judgements import Judgement
from kg.resolve.resolution import Resolution
from kg.resolve.sessions import Session

KINDS = {"p": "person", "o": "organisation"}


def entity_lines(found: Explanation, wording: Wording) -> Iterator[str]:
    """Everything about one entity."""
    count, kind = len(found.mentions), KINDS[found.id[0]]
    yield f"{found.id}: {kind}, {count} mention{'' if count == 1 else 's'}"
    for document, mentions in groupby(found.mentions, key=lambda mention: mention.document):
        yield f"  {document.name} ({wording.of_one(document.kind)})"
        yield from (f"    {_mention(mention)}" for mention in mentions)
    yield from _section("Held together by", _held(found, wording))
    yield from _section("Its id", _past(found))
    yield from _section("Nearly the same, and kept apart", _apart(found, wording))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    every = tuple(lines)
    if every:
        yield f"{title}:"
        yield from (f"  {line}" for line in every)


def _mention(mention: Named) -> str:
    session = f", {mention.session}" if mention.session else ""
    places = "; ".join(filter(None, map(_place, mention.origins)))
    return f"{mention.key} “{mention.name}”{session}{f', {places}' if places else ''}"


def _place(origin: Origin) -> str:
    return f"line {origin.line}" if origin.line is not None else origin.place or ""


def _held(found: Explanation, wording: Wording) -> Iterator[str]:
    if len(found.mentions) == 1:
        yield "nothing: it is one mention"
    for link in found.links:
        yield from link_lines(link, wording)


def link_lines(link: Link, wording: Wording) -> Iterator[str]:
    """One link with its reasons, and who judged it."""
    yield f"{link.left} = {link.right}: {wording.of_one(link.rule)}"
    yield f"  for: {wording.of_many(link.evidence)}"
    if link.counter:
        yield f"  against: {wording.of_many(link.counter)}"
    if link.judgement is not None:
        yield f"  {_judged(link.judgement, wording)}"


def _judged(judgement: Judgement, wording: Wording) -> str:
    who = f"judged {wording.of_one(judgement.verdict)} by {judgement.reviewer}"
    note = f": {judgement.note}" if judgement.note else ""
    return f"{who} on {judgement.date.isoformat()} ({judgement.id}){note}"


def _past(found: Explanation) -> Iterator[str]:
    for gone in found.merged:
        yield f"{gone} was merged into it, and redirects"
    for parting in found.partings:
        day = parting.date.isoformat()
        if parting.part == found.id:
            yield f"parted from {parting.whole} on {day}"
        else:
            yield f"{parting.part} was parted from it on {day}"
    for line in found.history:
        if line.id != found.id:
            yield f"{line.mention} had {line.id} from {line.date.isoformat()}"


def _apart(found: Explanation, wording: Wording) -> Iterator[str]:
    for one in found.apart:
        other = found.others[one.right]
        yield f"{one.entities[1]}, by {one.left} and {_mention(other)} in {other.document.name}"
        yield from (f"  {line}" for line in _why_not(one, wording))


def _why_not(one: Apart, wording: Wording) -> Iterator[str]:
    if one.score is not None:
        yield f"score {one.score:.2f}; no score joins two by itself"
    if one.rule is not None:
        yield f"the rule “{wording.of_one(one.rule)}” was refused"
    if one.evidence:
        yield f"for: {wording.of_many(one.evidence)}"
    if one.counter:
        yield f"against: {wording.of_many(one.counter)}"
    if one.vetoes:
        yield f"no rule may join them: {wording.of_many(one.vetoes)}"
    for judgement in one.judgements:
        yield _judged(judgement, wording)
    if not one.judgements:
        yield "nobody has judged it yet"


def pair_lines(found: Explanation, left: str, right: str, wording: Wording) -> Iterator[str]:
    """The chain between two mentions of one entity."""
    steps = held_together(found.links, left, right)
    yield f"{left} and {right} are {found.id}, by {len(steps)} step{'' if len(steps) == 1 else 's'}"
    for link in steps:
        yield from (f"  {line}" for line in link_lines(link, wording))


def session_lines(session: Session, resolution: Resolution, wording: Wording) -> Iterator[str]:
    """The documents that speak of one session, and who its parties are."""
    count = len(session.sayings)
    rule = wording.of_one(session.rule)
    yield f"{session.key}: session, in {count} document{'' if count == 1 else 's'}, by {rule}"
    for saying in session.sayings:
        code = saying.record.code_as_stated or saying.record.code or saying.record.key
        place = _place(saying.record.origin)
        yield f"  {saying.document.name}: {code}{f', {place}' if place else ''}"
    yield from _section("Its parties", _parties(session, resolution))


def _parties(session: Session, resolution: Resolution) -> Iterator[str]:
    for statement in resolution.statements[session.key]:
        party, key = statement.party, statement.key
        whose = resolution.people.by_mention.get(key) or resolution.organizations.by_mention.get(
            key
        )
        words = party.name or party.unnamed or ""
        yield f"{key} “{words}”, {party.role}: {whose or 'nobody in particular'}"
