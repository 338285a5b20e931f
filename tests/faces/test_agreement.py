"""Every face of a thing says the same: Turtle, N-Triples, RDF/XML, JSON-LD, SPARQL and the page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import pyoxigraph as ox
import pytest
from flask import Flask
from lxml import html
from rdflib import Graph

from kg.countries import country_name
from kg.descriptions import preferred
from kg.namespaces import PREFIXES
from kg.publish.dumps import serialised
from kg.publish.jsonld import Document, full
from kg.publish.jsonld.lean import SHOWN
from kg.store import EmbeddedStore
from server.forms import TRIPLES
from server.pages.values import Lens

SCHEMA, SKOS, PROV = (PREFIXES[prefix] for prefix in ("schema", "skos", "prov"))
Triples = frozenset[ox.Triple]
Kinds = dict[str, tuple[str, ...]]
Some = Callable[[Sequence[str]], Sequence[str]]
PLAIN_FORMS = [form.rdf for form in TRIPLES.values() if form.suffix != "jsonld"]


def parsed(content: bytes, form: ox.RdfFormat) -> Triples:
    return frozenset(quad.triple for quad in ox.parse(content, format=form))


def said_in(document: Document) -> Triples:
    return parsed(json.dumps(document).encode(), ox.RdfFormat.JSON_LD)


def test_there_is_much_to_compare(told: dict[str, Triples], views: dict[str, Document]) -> None:
    assert len(told) > 4000
    assert len(views) > 1000


@pytest.mark.parametrize("form", PLAIN_FORMS, ids=lambda form: form.file_extension)
def test_each_form_of_data_says_the_same_of_everything(
    store: EmbeddedStore, told: dict[str, Triples], form: ox.RdfFormat
) -> None:
    differing = [
        iri
        for iri, triples in told.items()
        if parsed(serialised(triples, form, store.base), form) != triples
    ]
    assert differing == []


def test_full_json_ld_says_the_same_of_everything(told: dict[str, Triples]) -> None:
    assert [iri for iri, triples in told.items() if said_in(full(triples, iri)) != triples] == []


def test_lean_json_ld_is_a_part_of_it_and_leaves_nothing_out_that_it_has_words_for(
    told: dict[str, Triples], views: dict[str, Document]
) -> None:
    beyond: list[str] = []
    missing: list[str] = []
    for iri, view in views.items():
        said = said_in(view)
        beyond += map(str, said - told[iri])
        missing += [
            str(triple)
            for triple in told[iri] - said
            if str(triple.subject) == f"<{iri}>"
            if triple.predicate.value.removeprefix(SCHEMA) in SHOWN
        ]
    assert (beyond, missing) == ([], [])


# rdflib warns of its own use of a class that it is about to drop.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_another_reader_finds_the_same_in_json_ld(
    store: EmbeddedStore,
    kinds: Kinds,
    some: Some,
    told: dict[str, Triples],
    views: dict[str, Document],
) -> None:
    for iri in (iri for iris in kinds.values() for iri in some(iris)):
        turtle = serialised(told[iri], ox.RdfFormat.TURTLE, store.base)
        found = set(Graph().parse(data=json.dumps(full(told[iri], iri)), format="json-ld"))
        assert found == set(Graph().parse(data=turtle, format="turtle")), iri
        if iri in views:
            assert set(Graph().parse(data=json.dumps(views[iri]), format="json-ld")) <= found, iri


def test_queries_find_the_same_of_everything(
    store: EmbeddedStore, told: dict[str, Triples]
) -> None:
    settled = about_each(store, told, "?s ?p ?o")
    anywhere = about_each(store, told, "GRAPH ?g { ?s ?p ?o }")
    differing = [
        iri
        for iri, triples in told.items()
        if (settled.get(iri) or anywhere[iri]) != {t for t in triples if subject(t) == iri}
    ]
    assert differing == []


def about_each(store: EmbeddedStore, iris: Iterable[str], where: str) -> dict[str, set[ox.Triple]]:
    """What a pattern finds of each of these."""
    found: dict[str, set[ox.Triple]] = {}
    ahead = iter(iris)
    while some := list(islice(ahead, 200)):
        values = " ".join(f"<{iri}>" for iri in some)
        answer = store.query(
            f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {values} }} {where} }}"
        )
        assert isinstance(answer, ox.QueryTriples)
        for triple in answer:
            found.setdefault(subject(triple), set()).add(triple)
    return found


def subject(triple: ox.Triple) -> str:
    return str(triple.subject)[1:-1]


def test_a_description_says_nothing_that_no_graph_says(
    store: EmbeddedStore, told: dict[str, Triples]
) -> None:
    known = {quad.triple for name in store.graphs for quad in store.graph(name)}
    assert [iri for iri, triples in told.items() if not triples <= known] == []


def test_a_page_says_all_that_its_data_says(store: EmbeddedStore, pages: dict[str, str]) -> None:
    lens = Lens(store, "")
    missing = [
        (address, triple.predicate.value, value)
        for address, page in pages.items()
        for seen in [visible(page)]
        for triple in preferred(store, store.about(thing(store, address)))
        if not told_otherwise(store, triple)
        for value in map(plain, words(lens, triple))
        if value not in seen
    ]
    assert missing == []
    assert len(pages) > 80


def words(lens: Lens, triple: ox.Triple) -> Iterator[str]:
    """What a reader is told of a statement: a name, or all parts of an address."""
    target = triple.object
    if triple.predicate.value != f"{SCHEMA}address" or not isinstance(target, ox.NamedNode):
        yield lens.value(target).text
        return
    for term in ("streetAddress", "addressLocality"):
        yield from (value.text for value in lens.values(target.value, f"schema:{term}"))
    for code in lens.values(target.value, "schema:addressCountry"):
        yield country_name(code.text)


def told_otherwise(store: EmbeddedStore, triple: ox.Triple) -> bool:
    """What a page says in words of its own, or on purpose does not say."""
    target = str(triple.object)
    return (
        # The kind stands over the title; that something goes ahead is said by its day alone.
        triple.predicate.value.endswith("#type")
        or target == f"<{SCHEMA}EventScheduled>"
        # A spelling that is kept to be found by, and not to be read.
        or triple.predicate.value == f"{SKOS}hiddenLabel"
        # Statements and mentions are told by document, where the page says why this is one person.
        or (
            triple.predicate.value == f"{PROV}wasDerivedFrom"
            and target.startswith((f"<{store.base}id/statement/", f"<{store.base}id/mention/"))
        )
    )


def test_a_page_holds_the_lean_view_of_its_thing_and_its_address_gives_the_same(
    app: Flask, store: EmbeddedStore, pages: dict[str, str], views: dict[str, Document]
) -> None:
    client = app.test_client()
    for address, page in pages.items():
        iri = thing(store, address)
        assert [view for view in scripts(page) if view.get("@id") == iri] == [views[iri]], address
        data = address.replace("/doc/", "/data/")
        assert client.get(f"{data}.jsonld?profile=lean").json == views[iri]


def test_the_crumbs_that_search_engines_read_are_those_that_the_page_shows(
    store: EmbeddedStore, pages: dict[str, str]
) -> None:
    for address, page in pages.items():
        shown = html.fromstring(page).xpath('//nav[@class="crumbs"]//li')
        (trail,) = (view for view in scripts(page) if view.get("@type") == "BreadcrumbList")
        steps = trail["itemListElement"]
        assert isinstance(steps, list)
        assert [plain(step["name"]) for step in steps] == [plain(i.text_content()) for i in shown]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[-1]["item"] == {"@id": f"{store.base}{address[1:]}"}


def thing(store: EmbeddedStore, address: str) -> str:
    return f"{store.base}id/{address.removeprefix('/doc/')}"


def scripts(page: str) -> Iterator[Document]:
    for text in html.fromstring(page).xpath('//script[@type="application/ld+json"]/text()'):
        yield json.loads(text)


def visible(page: str) -> str:
    body = html.fromstring(page).find("body")
    for hidden in body.xpath("//script | //style | //template"):
        hidden.drop_tree()
    return plain(body.text_content())


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()
