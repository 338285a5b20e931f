"""JSON-LD made ready for the parser: its contexts are never fetched, and nothing in it is dropped.

A JSON-LD processor leaves out, without a word, what it finds invalid: an address with a blank in
it, a language tag that is none. Here such a document is refused, with the line.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.errors import SourceError

DEEPEST = 60
"""Levels of nesting; real documents have a dozen, and parsers of JSON-LD need a stack for each."""

SCHEMA_ORG = re.compile(
    r"https?://(?:www\.)?schema\.org/?(?:docs/jsonldcontext\.jsonl?d?|version/latest/[\w./-]*)?"
)
WEB_TERMS = ("url", "sameAs", "contentUrl", "embedUrl")
CONTEXT: dict[str, object] = {
    "@vocab": "https://schema.org/",
    "schema": "https://schema.org/",
    "id": "@id",
    "type": "@type",
    **{term: {"@type": "@id"} for term in WEB_TERMS},
}
# A term that no context knows comes out under this, and is told as unread rather than dropped.
UNKNOWN_TERMS = "urn:no-term-of-the-context:"
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")
# A string that never ends takes the rest with it, so that no character is looked at twice.
STRING = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """JSON-LD text, the document it stands in, and the line it begins on."""

    text: str
    document: str
    line: int = 1

    def fault(self, what: str, line: int) -> SourceError:
        """An error at a line of the block, told as a line of the document."""
        return SourceError(what, document=self.document, line=self.line + line - 1)

    def line_of(self, words: str) -> int:
        """The line where a string of the block stands first."""
        spellings = (json.dumps(words, ensure_ascii=False), json.dumps(words))
        found = next((at for s in spellings if (at := self.text.find(s)) >= 0), 0)
        return self.text.count("\n", 0, found) + 1


def ready(block: Block) -> bytes:
    """The same document with its contexts written out; SourceError for one that is not valid."""
    _refuse_depth(block)
    try:
        value = json.loads(block.text, object_pairs_hook=lambda pairs: _once(pairs, block))
    except json.JSONDecodeError as error:
        raise block.fault(
            f"no valid JSON: {error.msg} at column {error.colno}; mend the line, or write the"
            " document again from its source",
            error.lineno,
        ) from error
    if not isinstance(value, dict | list):
        raise block.fault("JSON-LD is an object or a list; give the whole document", 1)
    addresses = frozenset(_address_terms(value)) | {"@id", "id", *WEB_TERMS}
    _refuse_invalid(value, addresses, block)
    return json.dumps(_whole(value, block)).encode()


def _once(pairs: list[tuple[str, Any]], block: Block) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        ((twice, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise block.fault(
            f"the object has the key {twice!r} twice, so one of the two would be lost; write the"
            " values as a list",
            block.line_of(twice),
        )
    return found


def _refuse_depth(block: Block) -> None:
    depth = 0
    for token in STRING.finditer(block.text):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(token[0], 0)
        if depth > DEEPEST:
            raise block.fault(
                f"nested more than {DEEPEST} levels deep; give the things side by side, in @graph",
                block.text.count("\n", 0, token.start()) + 1,
            )


def _objects(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _objects(part)


def _address_terms(value: object) -> Iterator[str]:
    """The terms of which a context says that their values are addresses."""
    for found in _objects(value):
        for term, meaning in found.items():
            if isinstance(meaning, dict) and meaning.get("@type") in ("@id", "@vocab"):
                yield term
            if meaning == "@id":
                yield term


def _refuse_invalid(value: object, addresses: frozenset[str], block: Block) -> None:
    for found in _objects(value):
        for key, part in found.items():
            for text in _strings(part):
                if key in addresses and NO_IRI.search(text):
                    raise block.fault(
                        f"{text!r} is no IRI; write a blank in it as %20, or leave it out",
                        block.line_of(text),
                    )
                if key == "@language" and not LANGUAGE.fullmatch(text):
                    raise block.fault(
                        f"{text!r} is no language tag; write one such as en or pt-BR",
                        block.line_of(text),
                    )


def _strings(part: object) -> Iterable[str]:
    parts = part if isinstance(part, list) else [part]
    return (text for text in parts if isinstance(text, str))


def _whole(value: Any, block: Block) -> Any:
    """The document, each object of it under the context for terms that none explains."""
    written = _written_out(value, block)
    if isinstance(written, dict):
        return _under_unknown_terms(written)
    return [_under_unknown_terms(part) if isinstance(part, dict) else part for part in written]


def _under_unknown_terms(value: dict[str, Any]) -> dict[str, Any]:
    return value | {"@context": [{"@vocab": UNKNOWN_TERMS}, *value.get("@context", [])]}


def _written_out(value: Any, block: Block) -> Any:
    if isinstance(value, list):
        return [_written_out(part, block) for part in value]
    if not isinstance(value, dict):
        return value
    found = {key: _written_out(part, block) for key, part in value.items() if key != "@context"}
    if "@context" not in value:
        return found
    contexts = value["@context"]
    every = contexts if isinstance(contexts, list) else [contexts]
    return {"@context": [_context(context, block) for context in every], **found}


def _context(context: object, block: Block) -> object:
    if isinstance(context, dict):
        imported = context.get("@import")
        inner = next(
            (found for found in _objects(list(context.values())) if "@import" in found), {}
        )
        if imported is None and not inner:
            return context
        context = imported or inner["@import"]
    if context is None:
        return {"@vocab": UNKNOWN_TERMS}
    if isinstance(context, str) and SCHEMA_ORG.fullmatch(context):
        return CONTEXT
    text = context if isinstance(context, str) else json.dumps(context)
    raise block.fault(
        f"the context {text} would have to be fetched, and contexts never are; expand the document"
        " first, with any JSON-LD tool, or write the context out in it",
        block.line_of(text),
    )
