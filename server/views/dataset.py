"""`/void`: the build described as a dataset; and where programs look for that first."""

from __future__ import annotations

from flask import Blueprint, Response

from server.forms import TRIPLES
from server.pages.dataset import page as dataset_page
from server.problems import RequestError
from server.replies import data, elsewhere, lens, library, negotiated, page, root

dataset = Blueprint("dataset", __name__)


@dataset.get("/void")
@dataset.get("/void.<suffix>")
def void(suffix: str | None = None) -> Response:
    """The description, as a page or as data."""
    here = library()
    if suffix is not None and suffix not in TRIPLES:
        raise RequestError(404, f"choose one of {', '.join(f'.{form}' for form in TRIPLES)}")
    form = suffix or negotiated(TRIPLES, f"{root()}/void")
    if form == "html":
        forms = [(TRIPLES[suffix], f"{root()}/void.{suffix}") for suffix in TRIPLES]
        shown = dataset_page(lens(here), here.description)
        response = page("void.html", dataset=shown, forms=forms)
    else:
        response = data(here.description, TRIPLES[form], here.store.base)
    response.vary.add("Accept")
    return response


@dataset.get("/.well-known/void")
def well_known() -> Response:
    """Where the VoID note (section 7.2) has programs look."""
    return elsewhere(302, f"{root()}/void")
