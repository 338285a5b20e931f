"""The forms that a record can be had in, and how its metadata is written in each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.descriptions import description
from kg.harvest.dublin_core import dublin_core
from kg.harvest.reader import Reader
from kg.publish.dumps import serialised
from server.xml_text import clean, leaf, tree

XSI = "http://www.w3.org/2001/XMLSchema-instance"
DC = "http://purl.org/dc/elements/1.1/"
DECLARATION = re.compile(r"^<\?xml[^>]*\?>\s*")


@dataclass(frozen=True, slots=True)
class Format:
    """A form by its prefix. page: how many records an answer holds at most.

    located: whether the way to its schema stands around what is written, which has no place for it.
    """

    prefix: str
    schema: str
    namespace: str
    page: int
    written: Callable[[Reader, str], str]
    located: bool = False


def _dublin_core(reader: Reader, path: str) -> str:
    parts = (
        leaf(
            f"dc:{element.name}",
            element.text,
            {} if element.language is None else {"xml:lang": element.language},
        )
        for element in dublin_core(reader, path)
    )
    names = {
        "xmlns:oai_dc": OAI_DC.namespace,
        "xmlns:dc": DC,
        "xmlns:xsi": XSI,
        "xsi:schemaLocation": f"{OAI_DC.namespace} {OAI_DC.schema}",
    }
    return tree("oai_dc:dc", parts, names)


def _rdf(reader: Reader, path: str) -> str:
    """The description that stands under `/data/` too; its root takes no attributes but names."""
    base = reader.store.base
    told = description(reader.store, f"{base}id/{path}")
    return DECLARATION.sub("", clean(serialised(told, ox.RdfFormat.RDF_XML, base).decode()))


OAI_DC = Format(
    "oai_dc",
    "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    "http://www.openarchives.org/OAI/2.0/oai_dc/",
    100,
    _dublin_core,
)
RDF = Format(
    "rdf",
    "http://www.openarchives.org/OAI/2.0/rdf.xsd",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    25,
    _rdf,
    located=True,
)
FORMATS: Mapping[str, Format] = {form.prefix: form for form in (OAI_DC, RDF)}
