"""Which face of a resource a request gets: the address, what it accepts, and what comes back.

A row is an address, the Accept header (None: none is sent), the status, and where it leads: of a
redirect the Location, else the media type of the body.
"""

from __future__ import annotations

ID, DOC, DATA = "/id/session/2017/ws15", "/doc/session/2017/ws15", "/data/session/2017/ws15"
HTML, TURTLE, NT = "text/html", "text/turtle", "application/n-triples"
JSONLD, XML = "application/ld+json", "application/rdf+xml"
NQ, TRIG, PROBLEM = "application/n-quads", "application/trig", "application/problem+json"
LINKSET, LINKSET_JSON = "application/linkset", "application/linkset+json"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"
RDFLIB = (
    "application/rdf+xml,text/html;q=0.5,application/xhtml+xml;q=0.4,text/turtle;q=0.9,"
    "application/ld+json;q=0.8,*/*;q=0.1"
)
JENA = "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,*/*;q=0.3"

Case = tuple[str, str | None, int, str]

THINGS: tuple[Case, ...] = (
    # What names no type, or any, is a person, a link checker or a search engine.
    (ID, None, 303, DOC),
    (ID, "", 303, DOC),
    (ID, " , ,", 303, DOC),
    (ID, "*/*", 303, DOC),
    (ID, BROWSER, 303, DOC),
    (ID, "text/*", 303, DOC),
    (ID, RDFLIB, 303, f"{DATA}.rdf"),
    (ID, JENA, 303, f"{DATA}.ttl"),
    (ID, TURTLE, 303, f"{DATA}.ttl"),
    (ID, "TEXT/TURTLE", 303, f"{DATA}.ttl"),
    (ID, JSONLD, 303, f"{DATA}.jsonld"),
    (ID, NT, 303, f"{DATA}.nt"),
    (ID, XML, 303, f"{DATA}.rdf"),
    # Qualities, and the order of what is offered among equals.
    (ID, "text/turtle;q=0.5, application/ld+json;q=0.9", 303, f"{DATA}.jsonld"),
    (ID, "application/n-triples, text/turtle", 303, f"{DATA}.ttl"),
    (ID, "text/html;q=0.3, text/turtle;q=0.3", 303, DOC),
    (ID, "text/turtle;q=0.001, image/png", 303, f"{DATA}.ttl"),
    (ID, "text/html;q=0, */*", 303, f"{DATA}.ttl"),
    (ID, "text/*;q=0, */*;q=0.5", 303, f"{DATA}.jsonld"),
    (ID, "text/turtle;q=0, application/*;q=0.2, text/html;q=0.1", 303, f"{DATA}.jsonld"),
    (ID, "*/*;q=0.1, text/html;q=0", 303, f"{DATA}.ttl"),
    (ID, "text/html;q=0", 406, HTML),
    (ID, "*/*;q=0", 406, HTML),
    # Parameters narrow nothing, and marks inside quotation marks part nothing.
    (ID, "text/turtle;charset=utf-8", 303, f"{DATA}.ttl"),
    (ID, "text/turtle; charset=iso-8859-1; q=0.9, text/html;q=0.8", 303, f"{DATA}.ttl"),
    (ID, f'{JSONLD};profile="http://www.w3.org/ns/json-ld#compacted"', 303, f"{DATA}.jsonld"),
    (ID, f'{JSONLD};profile="a,b;q=0"', 303, f"{DATA}.jsonld"),
    (ID, 'text/turtle;a="\\",text/html"', 303, f"{DATA}.ttl"),
    (ID, 'text/turtle;a="never closed, text/html;q=0.1', 303, f"{DATA}.ttl"),
    # Members that are none ask for nothing.
    (ID, "turtle, text/turtle", 303, f"{DATA}.ttl"),
    (ID, "*/turtle, application/n-triples", 303, f"{DATA}.nt"),
    (ID, "text/turtle;q=2, application/n-triples;q=0.1", 303, f"{DATA}.nt"),
    (ID, "text/turtle;q=, application/n-triples;q=0.1", 303, f"{DATA}.nt"),
    (ID, "turtle", 406, HTML),
    (ID, "image/png", 406, HTML),
    (ID, f"image/png, {PROBLEM}", 406, PROBLEM),
    # The syntax alone, as many clients name it; any wildcard still means the offers.
    (ID, "application/json", 303, f"{DATA}.jsonld"),
    (ID, "application/json, text/html;q=0.5", 303, f"{DATA}.jsonld"),
    (ID, "text/n3", 303, f"{DATA}.ttl"),
    (ID, "application/json, application/ld+json;q=0", 406, HTML),
    # What is asked for by name outranks what is accepted.
    (f"{ID}?format=ttl", HTML, 303, f"{DATA}.ttl"),
    (f"{ID}?format=html", TURTLE, 303, DOC),
    (f"{ID}?format=rdf", "image/png", 303, f"{DATA}.rdf"),
    (f"{ID}?format=docx", TURTLE, 400, HTML),
    (f"{ID}?format=", None, 400, HTML),
    (f"{ID}?format=nq", None, 400, HTML),
    # The page answers programs too.
    (DOC, None, 200, HTML),
    (DOC, BROWSER, 200, HTML),
    (DOC, TURTLE, 200, TURTLE),
    (DOC, RDFLIB, 200, XML),
    (f"{DOC}?format=jsonld", HTML, 200, JSONLD),
    (f"{DOC}?format=pdf", HTML, 400, HTML),
    (DOC, "image/png", 406, HTML),
    # An ending is an answer by itself.
    (f"{DATA}.ttl", None, 200, TURTLE),
    (f"{DATA}.ttl", JSONLD, 200, TURTLE),
    (f"{DATA}.jsonld", HTML, 200, JSONLD),
    (f"{DATA}.nt", "image/png", 200, NT),
    (f"{DATA}.rdf", "*/*;q=0", 200, XML),
    (f"{DATA}.docx", "*/*", 404, PROBLEM),
    (DATA, HTML, 404, HTML),
    # What is not there, what was merged and what was withdrawn, whatever is accepted.
    ("/id/person/nobody", TURTLE, 404, HTML),
    ("/id/person/nobody?format=docx", None, 404, HTML),
    ("/doc/person/nobody", PROBLEM, 404, PROBLEM),
    ("/data/person/nobody.ttl", TURTLE, 404, PROBLEM),
    ("/id/person/pgone1", TURTLE, 301, "/id/person/p7k3m9"),
    ("/id/person/pgone1?format=ttl", None, 301, "/id/person/p7k3m9?format=ttl"),
    ("/doc/person/pgone1", TURTLE, 301, "/doc/person/p7k3m9"),
    ("/data/person/pgone1.nt", None, 301, "/data/person/p7k3m9.nt"),
    ("/id/person/pgone3", TURTLE, 410, HTML),
    ("/doc/person/pgone3", "image/png", 410, HTML),
    ("/data/person/pgone3.ttl", TURTLE, 410, PROBLEM),
    ("/linkset/doc/person/pgone3", None, 410, HTML),
)
WHOLES: tuple[Case, ...] = tuple(
    case
    for address in (
        *("/ontology", "/ontology/Session", "/shapes", "/shapes/SessionShape", "/voc/role"),
        *("/voc/role/speaker", "/void", "/examples", "/examples/01-speakers", "/graph/curated"),
    )
    for case in (
        (address, None, 200, HTML),
        (address, BROWSER, 200, HTML),
        (address, JENA, 200, TURTLE),
        (address, f"{NT}, text/html;q=0.9", 200, NT),
        (address, "application/*", 200, JSONLD),
        (address, "application/json", 200, JSONLD),
        (address, "text/html;q=0.2, application/rdf+xml;q=0.3", 200, XML),
        (address, "text/html;q=0", 406, HTML),
        (address, f"image/png, {PROBLEM};q=0.1", 406, PROBLEM),
        (f"{address}?format=ttl", HTML, 200, TURTLE),
        (f"{address}?format=html", TURTLE, 200, HTML),
        (f"{address}?format=exe", TURTLE, 400, HTML),
        (f"{address}.ttl", HTML, 200, TURTLE),
        (f"{address}.jsonld", "image/png", 200, JSONLD),
        (f"{address}.exe", None, 404, HTML),
    )
)
OTHERS: tuple[Case, ...] = (
    ("/graph/curated", NQ, 200, NQ),
    ("/graph/curated", "application/trig, application/n-quads;q=0.9", 200, TRIG),
    ("/graph/curated?format=trig", HTML, 200, TRIG),
    ("/graph/curated.nq", HTML, 200, NQ),
    ("/void", NQ, 406, HTML),
    ("/void?format=nq", None, 400, HTML),
    ("/graph/nothing", NQ, 404, HTML),
    ("/ontology/NoSuchTerm", TURTLE, 404, HTML),
    ("/ontology/NoSuchTerm.ttl", TURTLE, 404, HTML),
    ("/shapes/NoSuchShape", TURTLE, 404, HTML),
    ("/voc/role/nobody", TURTLE, 404, HTML),
    ("/examples/01-speakers.rq", HTML, 200, "application/sparql-query"),
    ("/.well-known/void", TURTLE, 302, "/void"),
    (f"/linkset{DOC}", None, 200, LINKSET_JSON),
    (f"/linkset{DOC}", "application/linkset", 200, LINKSET),
    (f"/linkset{DOC}", f"{LINKSET};q=0.4, {LINKSET_JSON};q=0.3", 200, LINKSET),
    (f"/linkset{DOC}", "application/json", 200, LINKSET_JSON),
    (f"/linkset{DOC}", "text/plain", 200, LINKSET),
    (f"/linkset{DOC}", "text/html", 406, HTML),
    (f"/linkset{DOC}.json", LINKSET, 200, LINKSET_JSON),
    ("/linkset/doc/person/nobody", None, 404, HTML),
    ("/linkset/nowhere", None, 404, HTML),
)
CASES = (*THINGS, *WHOLES, *OTHERS)
