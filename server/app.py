"""Makes the application: settings in, a Flask application out, nothing done at import."""

from __future__ import annotations

from flask import Flask, Response, request

from kg.errors import StoreError
from server import problems
from server.forms import HTML
from server.loopback import REVIEW
from server.pages.values import Value
from server.replies import DESK, SERVING, library, root
from server.security import POLICY, RESOURCE, security
from server.serving import Serving
from server.settings import Settings
from server.views.dataset import dataset
from server.views.endpoint import endpoint
from server.views.entities import entities
from server.views.examples import catalogue
from server.views.figures import figures
from server.views.graphs import graphs
from server.views.home import home
from server.views.lists import lists
from server.views.reconciliation import reconciliation
from server.views.terms import terms

SITE = (
    *(home, entities, endpoint, lists, terms, graphs, reconciliation),
    *(dataset, figures, catalogue),
)
SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS, POST",
    "Access-Control-Expose-Headers": "Link, Location",
}


def create_app(settings: Settings) -> Flask:
    """The application on a folder of builds, or on an open store."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_body
    app.config["MAX_QUERY"] = settings.max_query
    app.extensions[SERVING] = Serving(settings)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(root=root, Value=Value)
    for blueprint in SITE:
        app.register_blueprint(blueprint)
    if settings.review is not None:
        # Not at the top: without the page, a server needs nothing of what decides identity.
        from server.views.review import review

        app.extensions[DESK] = settings.review
        app.register_blueprint(review)
    app.jinja_env.globals.update(reviewing=settings.review is not None)
    problems.register(app)
    app.after_request(_finish)
    return app


def _finish(response: Response) -> Response:
    """Headers that every response carries, and a tag that saves sending a page again."""
    response.headers.update(security(response.headers.get(POLICY), _base()))
    if request.path == REVIEW or request.path.startswith(f"{REVIEW}/"):
        # For this site's own pages alone, and for nobody's cache.
        response.headers[RESOURCE] = "same-origin"
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Language"] = "en"
        return response
    response.headers.update(SHARED)
    if request.method in ("GET", "HEAD") and response.status_code == 200:
        response.cache_control.no_cache = True
        if not response.is_streamed:
            # The tag is of the bytes, so each form of a thing has its own.
            response.add_etag()
            response.make_conditional(request)
    if response.mimetype == HTML:
        response.headers["Content-Language"] = "en"
    return response


def _base() -> str:
    """The base of the build that is served, or nothing where there is none."""
    try:
        return library().store.base
    except StoreError:
        return ""
