"""Makes the application: settings in, a Flask application out, nothing done at import."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, request

from server import problems
from server.built import query_script
from server.changes.record import CHANGES, Changes
from server.harvest.kept import REPOSITORIES, Repositories
from server.headers import finished
from server.memento.present import with_history
from server.pages.history import Told, told
from server.pages.values import Value
from server.past.mount import Mount
from server.past.shelf import SHELF, Shelf
from server.past.site import be_past
from server.replies import CONTACT, DESK, SERVING, base_of, library, root, version_of
from server.serving import Serving
from server.settings import Settings
from server.sparql.desk import Desk
from server.sparql.pages import Pages
from server.views.calendars import calendars
from server.views.changes import changes
from server.views.citing import citing
from server.views.concepts import concepts
from server.views.dataset import dataset
from server.views.dumps import dumps
from server.views.endpoint import ENDPOINT, PAGES, endpoint
from server.views.entities import entities
from server.views.examples import catalogue
from server.views.figures import figures
from server.views.graphs import graphs
from server.views.harvest import harvest
from server.views.home import home
from server.views.linksets import linksets
from server.views.lists import lists
from server.views.mementos import states
from server.views.picked import picked
from server.views.pictures import pictures
from server.views.programme import programmes
from server.views.reconciliation import reconciliation
from server.views.releases import releases
from server.views.search import search
from server.views.sitemaps import maps
from server.views.term_list import writing
from server.views.terms import terms
from server.views.timelines import timelines
from server.views.whole import whole

KEPT = (
    home,
    entities,
    lists,
    terms,
    concepts,
    graphs,
    dataset,
    figures,
    pictures,
    timelines,
    search,
    programmes,
    picked,
    calendars,
    citing,
    whole,
)
"""What the site of an earlier release has too."""
SITE = (
    *KEPT,
    dumps,
    endpoint,
    harvest,
    linksets,
    reconciliation,
    catalogue,
    writing,
    maps,
    releases,
    changes,
    states,
)


def create_app(settings: Settings) -> Flask:
    """The application on a folder of builds, or on an open store."""
    app = _made(settings, SITE)
    serving, shelf = Serving(settings), Shelf(settings.releases, settings.out)
    app.extensions[SERVING] = serving
    app.extensions[CONTACT] = settings.contact
    app.extensions[SHELF] = shelf
    app.extensions[CHANGES] = Changes()
    app.extensions[REPOSITORIES] = Repositories(shelf)
    app.extensions[ENDPOINT] = Desk(serving, settings.limits, settings.relay)
    app.extensions[PAGES] = Pages(app)
    app.jinja_env.globals.update(history_of=partial(_history_of, shelf))
    if settings.review is not None:
        # Not at the top: without the page, a server needs nothing of what decides identity.
        from server.views.review import review

        app.extensions[DESK] = settings.review
        app.register_blueprint(review)
    # The navigation leads to what this server has, so that the review stands there where it is on.
    app.jinja_env.globals.update(addresses={rule.rule for rule in app.url_map.iter_rules()})
    app.after_request(partial(with_history, shelf))
    app.after_request(_finish)
    past = _made(settings, KEPT)
    be_past(past, shelf, app)
    past.after_request(_finish)
    app.wsgi_app = Mount(app.wsgi_app, past.wsgi_app, shelf)  # type: ignore[method-assign]
    return app


def _made(settings: Settings, blueprints: tuple[Blueprint, ...]) -> Flask:
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_body
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(root=root, Value=Value, history_of=_no_history, release=None)
    app.jinja_env.globals.update(query_script=query_script(Path(str(app.static_folder))))
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    problems.register(app)
    return app


def _no_history(_iri: str) -> None:
    """A page of a release tells of that release alone."""


def _history_of(shelf: Shelf, iri: str) -> Told | None:
    return told(shelf.history, iri, library().store.base, root())


def _finish(response: Response) -> Response:
    finished(request, response, base_of(current_app), version_of(current_app))
    return response
