"""A session or a document in the fifteen elements of Dublin Core, as the graph can stand for them.

Nobody is a creator or a publisher: no document names an author of a session, and who wrote a
document is mostly not said. A session's people and bodies are contributors, with the role and how
sure it is in words. There is no language either: what is known is the language of a title, which
stands at the title.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.countries import country_name
from kg.harvest.holdings import SESSION
from kg.harvest.reader import Reader

EVENT, TEXT = "Event", "Text"
"""Of the DCMI Type Vocabulary."""
OURS = (
    "This description is dedicated to the public domain:"
    " https://creativecommons.org/publicdomain/zero/1.0/"
)
THEIRS = f"The document is its owner's. {OURS}"
AS_SAID = {
    "took-part": "{role}",
    "confirmed": "announced as {role}",
    "planned": "announced as {role}",
    "unknown": "named as {role}",
}
"""How sure a part in a session is; whoever withdrew or was left out by the report is not named."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element without the prefix; language: of the text, where it is known."""

    name: str
    text: str
    language: str | None = None


def dublin_core(reader: Reader, path: str) -> tuple[Element, ...]:
    """The elements of a record, in the order in which they are written, each once."""
    iri = f"{reader.store.base}id/{path}"
    of_session = path.startswith(f"{SESSION}/")
    found = _session(reader, iri) if of_session else _document(reader, iri)
    return tuple(dict.fromkeys(element for element in found if element.text.strip()))


def _session(reader: Reader, iri: str) -> Iterator[Element]:
    wholes = reader.links(iri, "schema:superEvent")
    yield from _titles(reader, iri)
    for name in _contributors(reader, iri):
        yield Element("contributor", name)
    for subject in reader.links(iri, "igf:theme", "igf:tag"):
        yield Element("subject", reader.name(subject))
    yield Element("description", _about_session(reader, iri, wholes))
    date = reader.text(iri, "schema:startDate") or _year(reader, wholes)
    yield Element("date", date)
    yield Element("type", EVENT)
    for kind in reader.links(iri, "igf:sessionType"):
        yield Element("type", reader.name(kind))
    yield Element("identifier", iri)
    for document in reader.links(iri, "schema:subjectOf"):
        yield Element("source", document)
    for other in (*wholes, *reader.links(iri, "igf:inSeries", "igf:continues", "igf:continuedBy")):
        yield Element("relation", other)
    for whole in wholes:
        yield Element("coverage", _town(reader, whole))
    yield Element("rights", OURS)


def _document(reader: Reader, iri: str) -> Iterator[Element]:
    yield from _titles(reader, iri)
    kinds = [reader.name(kind) for kind in reader.links(iri, "igf:documentKind")]
    copied = reader.text(iri, "igf:retrieved")
    if copied is not None:
        yield Element("description", f"Read as it was in {copied}.")
    yield Element("type", TEXT)
    for kind in kinds:
        yield Element("type", kind)
    for form in reader.literals(iri, "dcterms:format"):
        yield Element("format", form.value)
    yield Element("identifier", iri)
    for address in reader.links(iri, "schema:url"):
        yield Element("identifier", address)
    told_of = reader.pointing(iri, "schema:subjectOf")
    others = reader.links(iri, "igf:transcribedIn", "dcterms:references")
    for other in (*sorted(told_of), *others):
        yield Element("relation", other)
    yield Element("rights", THEIRS)


def _titles(reader: Reader, iri: str) -> Iterator[Element]:
    found = reader.literals(iri, "schema:name", "schema:alternateName")
    if not found:
        yield Element("title", reader.name(iri))
    for literal in found:
        yield Element("title", literal.value, literal.language)


def _contributors(reader: Reader, iri: str) -> list[str]:
    """As `Charles Mugisha (speaker)`, by name."""
    found = set()
    for node in reader.pointing(iri, "igf:inSession"):
        for party in reader.links(node, "igf:participant"):
            for status in reader.links(node, "igf:status"):
                words = AS_SAID.get(status.rpartition("/")[2])
                roles = [reader.name(role) for role in reader.links(node, "igf:role")]
                if words is not None:
                    role = words.format(role=", ".join(roles) or "a party")
                    found.add(f"{reader.name(party)} ({role})")
    return sorted(found)


def _about_session(reader: Reader, iri: str, wholes: list[str]) -> str:
    """As `Workshop WS15 at the Internet Governance Forum 2017: held.`, from what is stated."""
    kinds = [reader.name(kind) for kind in reader.links(iri, "igf:sessionType")] or ["session"]
    code = reader.text(iri, "schema:identifier")
    what = " ".join(part for part in (kinds[0], code) if part)
    at = f" at the {reader.name(wholes[0])}" if wholes else ""
    states = [reader.name(state) for state in reader.links(iri, "igf:sessionStatus")]
    state = f": {states[0]}" if states else ""
    return f"{what[:1].upper()}{what[1:]}{at}{state}."


def _year(reader: Reader, wholes: list[str]) -> str:
    starts = (reader.text(whole, "schema:startDate") for whole in wholes)
    return next((start[:4] for start in starts if start), "")


def _town(reader: Reader, meeting: str) -> str:
    """The town and the country of a meeting, as far as they are known."""
    for place in reader.links(meeting, "schema:location"):
        for address in reader.links(place, "schema:address"):
            code = reader.text(address, "schema:addressCountry")
            town = reader.text(address, "schema:addressLocality")
            country = None if code is None else country_name(code)
            # A city that is a state has one name for both.
            return ", ".join(dict.fromkeys(part for part in (town, country) if part))
    return ""
