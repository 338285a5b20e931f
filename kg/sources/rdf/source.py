"""The statements of a document, be it RDF through and through or a page with JSON-LD in it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import SourceError
from kg.records import Origin, Skipped
from kg.sources.given import Given
from kg.sources.rdf.json_ld import Block
from kg.sources.rdf.statements import Statements
from kg.sources.rdf.syntax import Syntax, json_quads, quads, syntax_of
from kg.sources.source import Source
from kg.sources.web_page import WebPage, web_page

SCRIPTS = "//script[contains(@type, 'ld+json')]"


@dataclass(frozen=True, slots=True)
class Found:
    """address: that a page gives for itself. skipped: its blocks that are not valid."""

    statements: Statements
    syntax: Syntax
    address: str | None = None
    skipped: tuple[Skipped, ...] = ()


def statements_of(source: Source, given: Given) -> Found:
    """All statements of a document; SourceError where not one of its blocks is valid."""
    syntax = syntax_of(source.sample()) or Syntax.TRIG
    if syntax is Syntax.HTML:
        return _of_page(web_page(source, given), given)
    found = Statements(source.name)
    if syntax is Syntax.JSON:
        found.add(json_quads(Block(source.text(given), source.name), given.address))
    else:
        found.add(quads(source, syntax, given.address))
    return Found(found, syntax)


def _of_page(page: WebPage, given: Given) -> Found:
    """A page has blocks of several hands, so that a broken one does not spoil the others."""
    found = Statements(page.name)
    skipped: list[Skipped] = []
    faults: list[SourceError] = []
    base = given.address or page.address
    scripts = page.all(SCRIPTS)
    for number, script in enumerate(scripts, start=1):
        block = Block(script.text or "", page.name, script.sourceline or 1)
        try:
            found.add([*json_quads(block, base)])
        except SourceError as error:
            faults.append(error)
            origin = Origin(page.name, error.line, f"script {number}")
            skipped.append(Skipped(origin, "application/ld+json", error.what))
    if faults and len(faults) == len(scripts):
        raise faults[0]
    return Found(found, Syntax.HTML, page.address, tuple(skipped))
