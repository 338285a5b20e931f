"""An explanation as JSON for programs: the same as for people, every concept by its own name."""

from __future__ import annotations

from collections.abc import Sequence

from kg.records import Origin
from kg.resolve.apart import Apart
from kg.resolve.clusters import Link
from kg.resolve.explanation import Explanation, Named, held_together
from kg.resolve.judgements import Judgement
from kg.resolve.resolution import Resolution
from kg.resolve.sessions import Session

Json = dict[str, object]


def entity_json(found: Explanation) -> Json:
    """Everything about one entity; `chain` leads to a mention from the first one."""
    first = min(mention.key for mention in found.mentions)
    return {
        "id": found.id,
        "mentions": [
            _mention(m) | {"chain": links_json(held_together(found.links, first, m.key))}
            for m in found.mentions
        ],
        "links": links_json(found.links),
        "merged": list(found.merged),
        "partings": [
            {"part": p.part, "whole": p.whole, "date": p.date.isoformat()} for p in found.partings
        ],
        "history": [
            {"mention": h.mention, "id": h.id, "date": h.date.isoformat()} for h in found.history
        ],
        "apart": [_apart(one, found) for one in found.apart],
    }


def _mention(mention: Named) -> Json:
    return {
        "key": mention.key,
        "name": mention.name,
        "document": mention.document.name,
        "documentKey": mention.document.key,
        "session": str(mention.session) if mention.session else None,
        "places": [_place(origin) for origin in mention.origins],
    }


def _place(origin: Origin) -> Json:
    return {"line": origin.line, "place": origin.place}


def links_json(links: Sequence[Link]) -> list[Json]:
    """Links with their reasons."""
    return [
        {
            "left": link.left,
            "right": link.right,
            "rule": link.rule,
            "for": list(link.evidence),
            "against": list(link.counter),
            "judgement": _judgement(link.judgement) if link.judgement else None,
        }
        for link in links
    ]


def _judgement(judgement: Judgement) -> Json:
    return {
        "id": judgement.id,
        "verdict": judgement.verdict,
        "reviewer": judgement.reviewer,
        "date": judgement.date.isoformat(),
        "note": judgement.note,
    }


def _apart(one: Apart, found: Explanation) -> Json:
    return {
        "id": one.entities[1],
        "left": one.left,
        "right": _mention(found.others[one.right]),
        "score": one.score,
        "rule": one.rule,
        "for": list(one.evidence),
        "against": list(one.counter),
        "vetoes": list(one.vetoes),
        "judgements": list(map(_judgement, one.judgements)),
    }


def session_json(session: Session, resolution: Resolution) -> Json:
    """The documents that speak of one session, and who its parties are."""
    ids = {**resolution.people.by_mention, **resolution.organizations.by_mention}
    return {
        "id": str(session.key),
        "rule": session.rule,
        "documents": [
            {"document": s.document.name, "documentKey": s.document.key} | _place(s.record.origin)
            for s in session.sayings
        ],
        "parties": [
            {"key": s.key, "name": s.party.name, "role": s.party.role, "id": ids.get(s.key)}
            for s in resolution.statements[session.key]
        ],
    }
