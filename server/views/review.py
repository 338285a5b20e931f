"""The review page: a pair side by side, and a form whose answers are written down.

It is there only when asked for, and only for this machine; see `server.loopback`.
"""

from __future__ import annotations

from flask import Blueprint, Response, current_app, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from kg.concepts import Verdict
from server.loopback import REVIEW, refuse_other_names, refuse_other_pages
from server.problems import RequestError
from server.replies import DESK, page, root
from server.review_desk import ReviewDesk

LONGEST_NOTE = 2000

review = Blueprint("review", __name__)


@review.before_request
def guard() -> None:
    """Nobody else's name, and no form from anybody else's page."""
    refuse_other_names(request.headers)
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        here = request.host_url.rstrip("/")
        refuse_other_pages(request.headers, request.form, desk().token, here)


@review.get(REVIEW)
def show() -> Response:
    """The pair that waits, what was done last, and how far it is."""
    here = desk()
    with here.alone() as sitting:
        return page("review.html", desk=here, sitting=sitting, item=sitting.current, path=REVIEW)


@review.post(REVIEW)
def answer() -> AnyResponse:
    """Does what the button says, then shows the page anew, so that a reload sends nothing twice."""
    action, pair = request.form.get("action", ""), request.form.get("pair", "")
    note = " ".join(request.form.get("note", "").split()) or None
    if note is not None and len(note) > LONGEST_NOTE:
        raise RequestError(400, f"the note is longer than {LONGEST_NOTE} characters; shorten it")
    match action:
        case "skip":
            desk().skip(pair)
        case "unskip":
            desk().unskip()
        case "undo":
            desk().undo()
        case Verdict.SAME | Verdict.DIFFERENT | Verdict.UNSURE:
            desk().judge(pair, Verdict(action), note)
        case _:
            raise RequestError(400, f"{action[:40]!r} is no answer; use the buttons of the page")
    return redirect(f"{root()}{REVIEW}", 303)


def desk() -> ReviewDesk:
    """What this server's review page works on."""
    found: ReviewDesk = current_app.extensions[DESK]
    return found
