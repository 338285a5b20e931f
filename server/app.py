"""Makes the application: settings in, a Flask application out, nothing done at import."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response, current_app, request

from server import problems
from server.built import query_script
from server.headers import finished
from server.pages.values import Value
from server.replies import DESK, SERVING, base_of, root, version_of
from server.serving import Serving
from server.settings import Settings
from server.sparql.desk import Desk
from server.sparql.pages import Pages
from server.views.citing import citing
from server.views.concepts import concepts
from server.views.dataset import dataset
from server.views.endpoint import ENDPOINT, PAGES, endpoint
from server.views.entities import entities
from server.views.examples import catalogue
from server.views.figures import figures
from server.views.graphs import graphs
from server.views.home import home
from server.views.linksets import linksets
from server.views.lists import lists
from server.views.picked import picked
from server.views.pictures import pictures
from server.views.programme import programmes
from server.views.reconciliation import reconciliation
from server.views.search import search
from server.views.sitemaps import maps
from server.views.term_list import writing
from server.views.terms import terms
from server.views.timelines import timelines
from server.views.whole import whole

SITE = (
    home,
    entities,
    endpoint,
    lists,
    terms,
    concepts,
    linksets,
    graphs,
    reconciliation,
    dataset,
    figures,
    pictures,
    timelines,
    catalogue,
    writing,
    search,
    programmes,
    picked,
    citing,
    whole,
    maps,
)


def create_app(settings: Settings) -> Flask:
    """The application on a folder of builds, or on an open store."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_body
    serving = Serving(settings)
    app.extensions[SERVING] = serving
    app.extensions[ENDPOINT] = Desk(serving, settings.limits, settings.relay)
    app.extensions[PAGES] = Pages(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(root=root, Value=Value)
    app.jinja_env.globals.update(query_script=query_script(Path(str(app.static_folder))))
    for blueprint in SITE:
        app.register_blueprint(blueprint)
    if settings.review is not None:
        # Not at the top: without the page, a server needs nothing of what decides identity.
        from server.views.review import review

        app.extensions[DESK] = settings.review
        app.register_blueprint(review)
    # The navigation leads to what this server has, so that the review stands there where it is on.
    app.jinja_env.globals.update(addresses={rule.rule for rule in app.url_map.iter_rules()})
    problems.register(app)
    app.after_request(_finish)
    return app


def _finish(response: Response) -> Response:
    finished(request, response, base_of(current_app), version_of(current_app))
    return response
