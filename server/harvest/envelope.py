"""What is around every answer: when it was given, and to which request (section 3.2)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from server.harvest import moments
from server.harvest.asked import Asked
from server.harvest.faults import UNNAMED, Fault
from server.harvest.formats import XSI
from server.xml_text import leaf, tree

MEDIA_TYPE = "text/xml"
OAI = "http://www.openarchives.org/OAI/2.0/"
URI = re.compile(r"[!#-;=?-Z_a-z~]+")
START = '<?xml version="1.0" encoding="UTF-8"?>\n'
ROOT = {
    "xmlns": OAI,
    "xmlns:xsi": XSI,
    "xsi:schemaLocation": f"{OAI} {OAI}OAI-PMH.xsd",
}


def answered(address: str, request: Asked, moment: dt.datetime, body: str) -> str:
    """A whole answer. address: where it was asked; body: what the verb gives."""
    return _whole(address, _told(request), moment, (body,))


def refusal(
    address: str, request: Asked | None, moment: dt.datetime, faults: Iterable[Fault]
) -> str:
    """A whole answer to what cannot be answered. request: None where it cannot be told."""
    found = tuple(faults)
    silent = request is None or any(fault.code in UNNAMED for fault in found)
    told = {} if request is None or silent else _told(request)
    parts = (leaf("error", fault.told, {"code": fault.code}) for fault in found)
    return _whole(address, told, moment, parts)


def _whole(address: str, told: Mapping[str, str], moment: dt.datetime, parts: Iterable[str]) -> str:
    date = leaf("responseDate", moments.written(moment))
    return START + tree("OAI-PMH", (date, leaf("request", address, told), *parts), ROOT) + "\n"


def _told(request: Asked) -> Mapping[str, str]:
    """The arguments; an identifier that is no URI cannot be repeated as one."""
    fitting = {
        name: value
        for name, value in request.values.items()
        if name != "identifier" or URI.fullmatch(value)
    }
    return {"verb": request.verb, **fitting}
