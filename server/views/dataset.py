"""`/void`: the build described as a dataset; and where programs look for that first."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response

from kg.iris import Iris
from kg.publish.edition import ABOUT
from kg.publish.jsonld import for_html, lean
from server.forms import TRIPLES, RdfForm
from server.pages.dataset import page as dataset_page
from server.pages.head import Head
from server.pages.values import Value
from server.problems import RequestError
from server.replies import described, elsewhere, lens, library, negotiated, page, root
from server.serving import Library

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
        response = page("void.html", _head(here, forms), dataset=shown, forms=forms)
    else:
        whole = str(Iris(here.store.base).described("dataset"))
        response = described(here.description, whole, TRIPLES[form], here.store.base)
    response.vary.add("Accept")
    return response


def _head(here: Library, forms: Sequence[tuple[RdfForm, str]]) -> Head:
    iris = Iris(here.store.base)
    view = lean(here.description, str(iris.described("dataset")))
    return Head(
        title="The dataset",
        canonical=str(iris.document("void")),
        description=ABOUT,
        kind="website",
        forms=forms,
        jsonld=(for_html(view),) if view else (),
        crumbs=(Value("The dataset"),),
    )


@dataset.get("/.well-known/void")
def well_known() -> Response:
    """Where the VoID note (section 7.2) has programs look."""
    return elsewhere(302, f"{root()}/void")
