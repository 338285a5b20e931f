"""The syntaxes of RDF: which one a document is in, and its statements, parsed strictly.

A document that breaks the rules of its syntax anywhere is refused with the line, for nobody can say
what else in it is not as it was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import BinaryIO
from xml.parsers import expat

import pyoxigraph as ox

from kg.errors import SourceError
from kg.sources.rdf.json_ld import Block, ready
from kg.sources.rdf.statements import NO_ADDRESS
from kg.sources.sample import Sample
from kg.sources.source import Source

PIECE = 65_536
DEEPEST = 60
"""Levels of XML elements; the parser of RDF/XML needs quadratic time for deep ones."""


class Syntax(Enum):
    """A way to write RDF; the value is its media type."""

    TRIG = "text/turtle"
    LINES = "application/n-quads"
    XML = "application/rdf+xml"
    JSON = "application/ld+json"
    HTML = "text/html"


PLAIN = {
    Syntax.TRIG: ox.RdfFormat.TRIG,
    Syntax.LINES: ox.RdfFormat.N_QUADS,
    Syntax.XML: ox.RdfFormat.RDF_XML,
}

LINE = re.compile(r"(?:<[^<>\s]*>|_:\S+)\s+<[^<>\s]*>\s+\S.*\.\s*(?:#.*)?")
DIRECTIVE = re.compile(
    r"(?:@prefix|@base|prefix|base)\s+[^<]{0,100}<[^<>\s]{0,1000}>", re.IGNORECASE
)
TRIPLE = re.compile(r"(?:<[^<>\s]{0,1000}>|\[)\s*(?:a|<[^<>\s]{0,1000}>)\s")
XML = re.compile(r"\s*<(?:\?xml|!--|!DOCTYPE|rdf:RDF)")
JSON_LD = re.compile(r'"@(?:context|graph|id|type)"\s*:')
BLOCK = re.compile(r"<script[^<>]{0,300}application/ld\+json", re.IGNORECASE)
EVENT = re.compile(r'"@?type"\s*:\s*(?:\[[^\[\]]{0,300})?"[^"]{0,60}(?:Event|Hackathon)"')


def syntax_of(sample: Sample) -> Syntax | None:
    """None for a document that is no RDF, and for a web page without an Event in JSON-LD."""
    if sample.is_html:
        is_ours = BLOCK.search(sample.text) and EVENT.search(sample.text)
        return Syntax.HTML if is_ours else None
    if sample.is_json:
        return Syntax.JSON if JSON_LD.search(sample.text) else None
    text = sample.text.removeprefix("\ufeff")
    if XML.match(text):
        return Syntax.XML if "22-rdf-syntax-ns#" in text else None
    return _written_in(text)


def _written_in(text: str) -> Syntax | None:
    lines = [line for line in map(str.strip, text.split("\n")) if line and line[0] != "#"]
    if not lines:
        return None
    # The last may be cut off where the sample ends.
    if all(LINE.fullmatch(line) for line in lines[:-1] or lines):
        return Syntax.LINES
    head = " ".join(lines[:2])
    return Syntax.TRIG if DIRECTIVE.match(head) or TRIPLE.match(head) else None


def quads(source: Source, syntax: Syntax, base: str | None) -> Iterator[ox.Quad]:
    """The statements of a document of a syntax of its own; SourceError with the line."""
    if syntax is Syntax.XML:
        _refuse_bad_xml(source)
    _skip_mark(source.file)
    try:
        yield from ox.parse(source.file, format=PLAIN[syntax], base_iri=base)
    except SyntaxError as error:
        raise _fault(error, source) from error
    except ValueError as error:
        raise bad_base(base, source.name) from error


def json_quads(block: Block, base: str | None) -> Iterator[ox.Quad]:
    """The statements of JSON-LD; SourceError with the line."""
    content = ready(block)
    try:
        yield from ox.parse(content, format=ox.RdfFormat.JSON_LD, base_iri=base or NO_ADDRESS)
    except SyntaxError as error:
        # The parser got the text with its contexts written out, so its lines are not the file's.
        raise block.fault(f"no valid JSON-LD: {error.msg}; mend the document", 1) from error
    except ValueError as error:
        raise bad_base(base, block.document) from error


def bad_base(base: str | None, document: str) -> SourceError:
    """The address that an editor or a page gives for itself is none."""
    return SourceError(f"{base!r} is no address; give the one of the document", document=document)


def _skip_mark(file: BinaryIO) -> None:
    if file.read(3) != b"\xef\xbb\xbf":
        file.seek(0)


def _fault(error: SyntaxError, source: Source) -> SourceError:
    what = re.sub(r"^Parser error at line \d+ (?:column|between columns)[^:]*: ", "", error.msg)
    mend = "mend the line"
    if "No scheme" in what:
        mend = "give the document's own address, from which its relative ones lead on"
    column = f" at column {error.offset}" if error.lineno else ""
    line = error.lineno or _line_of_quoted(what, source)
    return SourceError(f"no valid RDF{column}: {what}; {mend}", document=source.name, line=line)


def _line_of_quoted(what: str, source: Source) -> int:
    """The line of what a message quotes, for the parser of RDF/XML tells no line of an IRI."""
    quoted = re.search(r"'([^']+)'", what)
    source.file.seek(0)
    content = source.file.read()
    found = content.find(quoted[1].encode()) if quoted else 0
    return content.count(b"\n", 0, max(found, 0)) + 1


def _refuse_bad_xml(source: Source) -> None:
    """XML that is not well-formed, too deep, or made to grow without end by its own entities."""
    depth = Depth(source.name)
    # RDF is read in UTF-8 alone, whatever encoding the document names.
    parser = expat.ParserCreate("UTF-8")
    parser.StartElementHandler = lambda *_: depth.down(parser.CurrentLineNumber)
    parser.EndElementHandler = lambda *_: depth.up()
    try:
        for piece in pieces(source.file):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise SourceError(
            f"no valid XML: {expat.errors.messages[error.code]}; mend the line",
            document=source.name,
            line=error.lineno,
        ) from error
    source.file.seek(0)


def pieces(file: BinaryIO) -> Iterable[bytes]:
    """The bytes in pieces that need little memory."""
    return iter(lambda: file.read(PIECE), b"")


@dataclass(slots=True)
class Depth:
    """How deep in the elements of a document a parser is."""

    document: str
    depth: int = 0

    def down(self, line: int) -> None:
        """One level deeper, or SourceError."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise SourceError(
                f"elements more than {DEEPEST} levels deep; give the things side by side",
                document=self.document,
                line=line,
            )

    def up(self) -> None:
        """Back by one level."""
        self.depth -= 1
