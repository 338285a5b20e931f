"""`/void`: the build described as a dataset; and where programs look for that first."""

from __future__ import annotations

from flask import Blueprint, Response

from kg.iris import Iris
from kg.publish.edition import ABOUT
from kg.publish.jsonld import for_html, lean
from server.faces import as_chosen_data, as_data, as_page, dated
from server.forms import QUADS, TRIPLES
from server.landings import landing
from server.pages.dataset import page as dataset_page
from server.pages.head import Head
from server.pages.values import Value
from server.problems import RequestError
from server.replies import described, elsewhere, forms_of, lens, library, negotiated, page, root
from server.serving import Library
from server.signposting import Landing

dataset = Blueprint("dataset", __name__)

KINDS = ("https://schema.org/Dataset",)


@dataset.get("/void")
@dataset.get("/void.<suffix>")
def void(suffix: str | None = None) -> Response:
    """The description, as a page or as data."""
    here = library()
    if suffix is not None and suffix not in TRIPLES:
        raise RequestError(404, f"choose one of {', '.join(f'.{form}' for form in TRIPLES)}")
    found = landing_of()
    form = suffix or negotiated(TRIPLES, f"{root()}/void")
    if form == "html":
        return dated(here, as_page(found, _shown(found)))
    response = described(here.description, _whole(here), TRIPLES[form], here.store.base)
    if suffix is None:
        return dated(here, as_chosen_data(here, found, response, TRIPLES[form]))
    return dated(here, as_data(found, response, TRIPLES[form]))


@dataset.get("/.well-known/void")
def well_known() -> Response:
    """Where the VoID note (section 7.2) has programs look."""
    return elsewhere(302, f"{root()}/void")


def landing_of() -> Landing:
    """The page about the graph as a whole, whose file is the dump."""
    base = library().store.base
    dump = (f"{base}dump.nq", QUADS["nq"].media_type)
    return landing(base, "void", f"{base}void#dataset", kinds=KINDS, items=(dump,))


def _shown(found: Landing) -> Response:
    here = library()
    view = lean(here.description, _whole(here))
    head = Head(
        title="The dataset",
        canonical=found.page,
        description=ABOUT,
        forms=forms_of(found),
        jsonld=(for_html(view),) if view else (),
        crumbs=(Value("The dataset"),),
    )
    shown = dataset_page(lens(here), here.description)
    return page("void.html", head, dataset=shown, forms=head.forms)


def _whole(here: Library) -> str:
    """The dataset, as its description names it."""
    return str(Iris(here.store.base).described("dataset"))
