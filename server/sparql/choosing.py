"""The form that an answer is given in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.sparql.query import Form
from server.forms import GRAPHS, HTML, ROWS, RdfForm, RowsForm, content_type
from server.negotiation import choose
from server.problems import RequestError

# Many clients ask for the syntax alone, and look for what they asked for.
PLAIN_ROWS = {"application/json": "json", "application/xml": "xml", "text/xml": "xml"}
REMEMBERED = 300
PLAIN_GRAPHS = {"application/json": "jsonld", "application/xml": "rdf", "text/n3": "ttl"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """suffix: of server.forms, or `html`. content_type: the header's value."""

    suffix: str
    content_type: str


def chosen(form: Form, named: str | None, accept: str | None) -> Chosen:
    """As `decided`, which remembers what it was asked unless that is very long."""
    short = len(accept or "") < REMEMBERED and len(named or "") < REMEMBERED
    return decided(form, named, accept) if short else decided.__wrapped__(form, named, accept)


@lru_cache(maxsize=1024)
def decided(form: Form, named: str | None, accept: str | None) -> Chosen:
    """The form by its name, else by Accept; raises a 406 that lists what there is.

    A name is not of the protocol, and others spell it otherwise: an unknown one counts as none.
    """
    forms = forms_of(form)
    if named is not None and named in forms:
        return Chosen(named, content_type(forms[named].media_type))
    offers = {found.media_type: suffix for suffix, found in forms.items()}
    offers |= PLAIN_ROWS if forms is ROWS else PLAIN_GRAPHS
    offers[HTML] = "html"
    media_type = choose(accept, tuple(offers))
    if media_type is None:
        listed = ", ".join(found.media_type for found in forms.values())
        what = f"none of the types in Accept is offered; ask for one of {listed}, {HTML}"
        raise RequestError(406, what)
    return Chosen(offers[media_type], content_type(media_type))


def forms_of(form: Form) -> Mapping[str, RdfForm] | Mapping[str, RowsForm]:
    """The forms that the answer to a query can take."""
    return ROWS if form in (Form.SELECT, Form.ASK) else GRAPHS
