"""`/oai`: OAI-PMH 2.0, by which libraries and archives harvest records (openarchives.org)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, request

from server.harvest.answers import ANSWERS, Archive
from server.harvest.asked import asked
from server.harvest.envelope import MEDIA_TYPE, answered, refusal
from server.harvest.faults import RefusedError
from server.harvest.kept import REPOSITORIES, Repositories
from server.replies import CONTACT, body, library
from server.serving import Library

harvest = Blueprint("harvest", __name__)

PATH = "oai"


@harvest.route("/oai", methods=["GET", "POST"])
def oai() -> Response:
    """The answer to a verb; what is wrong with a request is an answer too, under the status 200."""
    # Before the build is looked up: whoever asks again for what has changed since this moment is
    # told of all that the build after this one has changed.
    moment = dt.datetime.now(dt.UTC)
    here = library()
    address = f"{here.store.base}{PATH}"
    found = None
    try:
        found = asked(_arguments())
        told = ANSWERS[found.verb](_archive(here, address), found)
        text = answered(address, found, moment, told)
    except RefusedError as error:
        text = refusal(address, found, moment, error.faults)
    return body(text.encode(), MEDIA_TYPE)


def _arguments() -> Mapping[str, Sequence[str]]:
    """All that was given, in the address and in a form alike; given in both is given twice."""
    return request.values.to_dict(flat=False)


def _archive(here: Library, address: str) -> Archive:
    contact = current_app.extensions[CONTACT] or contact_of(here.store.base)
    repositories: Repositories = current_app.extensions[REPOSITORIES]
    return Archive(here.store, repositories.of(here), address, contact)


def contact_of(base: str) -> str:
    """Where nobody was named: the mailbox that every domain with mail has (RFC 5321, 4.5.1)."""
    host = urlsplit(base).hostname or "localhost"
    return f"postmaster@{host}" if "." in host else f"postmaster@{host}.invalid"
