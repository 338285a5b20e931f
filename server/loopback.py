"""Who may reach the review page: this machine, by pages that this server itself has served.

Any page on the web can send a form to an address on a reader's own machine, and can have its own
name lead there. So the name that was asked for, the page that asks, and a token must all be ours.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

from werkzeug.datastructures import Headers

from server.problems import RequestError

REVIEW = "/review"
"""The path of the page that this is about."""


def is_loopback(host: str) -> bool:
    """Whether a name or address, without its port, is this machine as itself alone sees it."""
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_other_names(headers: Headers) -> None:
    """A 403 where the page was asked for by a name that may be anybody's."""
    if not is_loopback(_name(f"//{headers.get('Host', '')}") or ""):
        raise RequestError(
            403, "this page answers to names of this machine alone; ask for 127.0.0.1 or localhost"
        )


def refuse_other_pages(headers: Headers, form: Mapping[str, str], token: str, here: str) -> None:
    """A 403 where a form was not sent by a page of this server; here: its scheme, name and port."""
    origin = headers.get("Origin", here)
    fetched_by = headers.get("Sec-Fetch-Site", "same-origin")
    if origin != here or fetched_by != "same-origin":
        raise RequestError(403, "this form was sent by another site; use the review page itself")
    if not hmac.compare_digest(form.get("token", "").encode(), token.encode()):
        raise RequestError(
            403, "the form's token is not of this run of the server; load the review page again"
        )


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
