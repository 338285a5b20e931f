"""Links outward are data: one JSON object a line, appended and never edited.

`{"id", "mention", "authority", "identifier", "verdict", "evidence", "counter", "reviewer", "date",
"ruleset", "note", "source", "supersedes"}`. A link is keyed by a mention, as judgements are: a
merged entity takes its links along, and after a split each part keeps those of its own mentions.
The verdict `proposed` is nobody's verdict, and is read as None.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.concepts import Authority, Evidence, Verdict
from kg.errors import IdentityError
from kg.identifiers import canonical
from kg.iris import web_address
from kg.records import Origin
from kg.resolve.judgements import REVIEWER

REQUIRED = frozenset({"id", "mention", "authority", "identifier", "verdict"}) | {
    *("evidence", "reviewer", "date", "ruleset")
}
OPTIONAL = frozenset({"counter", "note", "source", "supersedes"})
PROPOSED = "proposed"
MENTION = re.compile(r"[sm][0-9a-z]{10}")


@dataclass(frozen=True, slots=True)
class OutwardLink:
    """That a mention means, or does not mean, what an authority has under an identifier.

    verdict: None where nobody has judged it yet. source: the address where the link was found.
    origin: the line it stands in, which tells links apart for people and is no part of the link.
    """

    id: str
    mention: str
    authority: Authority
    identifier: str
    verdict: Verdict | None
    evidence: tuple[Evidence, ...]
    counter: tuple[Evidence, ...]
    reviewer: str
    date: dt.date
    ruleset: str
    note: str | None = None
    source: str | None = None
    supersedes: str | None = None
    origin: Origin = field(default=Origin("the import"), compare=False)

    @property
    def place(self) -> str:
        """Where it stands, as `name:line`."""
        line = self.origin.line
        return self.origin.document if line is None else f"{self.origin.document}:{line}"


def parse_links(content: bytes, name: str) -> tuple[OutwardLink, ...]:
    """The links of one file; raises IdentityError with the line that does not hold."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise IdentityError("not UTF-8; save the links as UTF-8", document=name) from error
    lines = enumerate(text.split("\n"), start=1)
    return tuple(_link(line, Origin(name, number)) for number, line in lines if line.strip())


def link_line(link: OutwardLink) -> str:
    """The line of a link, as `parse_links` reads it."""
    told = {
        "id": link.id,
        "mention": link.mention,
        "authority": link.authority,
        "identifier": link.identifier,
        "verdict": link.verdict or PROPOSED,
        "evidence": link.evidence,
        "counter": link.counter or None,
        "reviewer": link.reviewer,
        "date": link.date.isoformat(),
        "ruleset": link.ruleset,
        "note": link.note,
        "source": link.source,
        "supersedes": link.supersedes,
    }
    kept = {key: value for key, value in told.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False) + "\n"


def links_in_force(links: Iterable[OutwardLink]) -> tuple[OutwardLink, ...]:
    """The links that no later one supersedes, sorted by id.

    Raises IdentityError for an id used twice, or a superseded id that is not there or is of
    another identifier.
    """
    by_id: dict[str, OutwardLink] = {}
    for link in links:
        if link.id in by_id:
            raise _at(link, f"the id is that of {by_id[link.id].place} too; give it one of its own")
        by_id[link.id] = link
    replaced = {link.supersedes for link in _superseding(by_id)}
    return tuple(by_id[key] for key in sorted(by_id.keys() - replaced))


def _superseding(by_id: Mapping[str, OutwardLink]) -> Iterator[OutwardLink]:
    for link in by_id.values():
        if link.supersedes is None:
            continue
        before = by_id.get(link.supersedes)
        if before is None:
            raise _at(link, f"it supersedes {link.supersedes}, which is not there; restore it")
        if (before.authority, before.identifier) != (link.authority, link.identifier):
            raise _at(link, f"it supersedes {before.place}, of another identifier; correct one")
        _refuse_circle(link, by_id)
        yield link


def _refuse_circle(link: OutwardLink, by_id: Mapping[str, OutwardLink]) -> None:
    passed: set[str] = set()
    here: OutwardLink | None = link
    while here is not None and here.supersedes is not None:
        if here.id in passed:
            raise _at(link, "it supersedes itself in a circle; correct one of the lines")
        passed.add(here.id)
        here = by_id.get(here.supersedes)


def _at(link: OutwardLink, what: str) -> IdentityError:
    return IdentityError(what, document=link.origin.document, line=link.origin.line)


def _link(line: str, origin: Origin) -> OutwardLink:
    try:
        return _from_fields(json.loads(line), origin)
    except (ValueError, TypeError) as error:
        raise IdentityError(
            f"not a link: {error}; see docs/links.md for the form",
            document=origin.document,
            line=origin.line,
        ) from error


def _from_fields(fields: object, origin: Origin) -> OutwardLink:
    if not isinstance(fields, Mapping):
        raise TypeError("a line must hold one JSON object")
    wrong = (REQUIRED - fields.keys()) | (fields.keys() - REQUIRED - OPTIONAL)
    if wrong:
        raise ValueError(f"missing or unknown: {', '.join(sorted(wrong))}")
    authority = Authority(_text(fields, "authority"))
    link = OutwardLink(
        id=_text(fields, "id"),
        mention=_text(fields, "mention"),
        authority=authority,
        identifier=_text(fields, "identifier"),
        verdict=verdict_of(_text(fields, "verdict")),
        evidence=_reasons(fields["evidence"]),
        counter=_reasons(fields.get("counter", [])),
        reviewer=_text(fields, "reviewer"),
        date=dt.date.fromisoformat(_text(fields, "date")),
        ruleset=_text(fields, "ruleset"),
        note=_text(fields, "note") if "note" in fields else None,
        source=_text(fields, "source") if "source" in fields else None,
        supersedes=_text(fields, "supersedes") if "supersedes" in fields else None,
        origin=origin,
    )
    refuse_unsound(link)
    return link


def refuse_unsound(link: OutwardLink) -> None:
    """Raises ValueError for a link that no file may hold."""
    if not MENTION.fullmatch(link.mention):
        raise ValueError(f"{link.mention!r} is no id of a mention")
    if not REVIEWER.fullmatch(link.reviewer):
        raise ValueError(f"{link.reviewer!r} is no short name of a reviewer, such as r2")
    if canonical(link.authority, link.identifier) != link.identifier:
        raise ValueError(f"{link.identifier!r} is not in its canonical form")
    if link.verdict is not None and not link.evidence:
        raise ValueError(f"the verdict {link.verdict} has no evidence; name at least one reason")
    if link.source is not None and web_address(link.source) is None:
        raise ValueError(f"the source {link.source!r} is no web address")


def verdict_of(word: str) -> Verdict | None:
    """The verdict of a word; raises ValueError for one that is none."""
    return None if word == PROPOSED else Verdict(word)


def _text(fields: Mapping[str, object], key: str) -> str:
    value = fields[key]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key} must be a text")
    return value


def _reasons(values: object) -> tuple[Evidence, ...]:
    if not isinstance(values, list):
        raise TypeError("evidence and counter must be lists")
    return tuple(Evidence(value) for value in values)
