"""Answers of OAI-PMH, each held to the grammar of the protocol before anything is read of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from lxml import etree
from werkzeug.test import TestResponse

NAMES = {
    "o": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


@cache
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_suffix(".rng")))


class Answer:
    """One answer; raises AssertionError where it is not as the protocol has it."""

    def __init__(self, response: TestResponse) -> None:
        assert response.status_code == 200, response.text
        assert response.content_type == "text/xml; charset=utf-8"
        self.root = etree.fromstring(response.data)
        assert grammar().validate(self.root), grammar().error_log

    def elements(self, path: str) -> list[Any]:
        """What is found at an XPath."""
        return list(self.root.xpath(path, namespaces=NAMES))

    def texts(self, path: str) -> list[str]:
        """The texts, or the values of attributes, at an XPath."""
        found: list[Any] = self.elements(path)
        return [str(one) if isinstance(one, str) else one.text or "" for one in found]

    @property
    def codes(self) -> list[str]:
        """The codes of what is wrong."""
        return self.texts("o:error/@code")

    @property
    def identifiers(self) -> list[str]:
        """The records, in order."""
        return self.texts("//o:header/o:identifier")

    @property
    def deleted(self) -> list[str]:
        """Those of them that are deleted."""
        return self.texts("//o:header[@status='deleted']/o:identifier")

    @property
    def datestamps(self) -> list[str]:
        """When each changed."""
        return self.texts("//o:header/o:datestamp")

    @property
    def token(self) -> str | None:
        """The way to what follows; None without one."""
        return next(iter(self.texts("//o:resumptionToken")), None)

    @property
    def sizes(self) -> tuple[str, str]:
        """How many the list has, and how many came before."""
        (size,), (cursor,) = (
            self.texts(f"//o:resumptionToken/@{name}") for name in ("completeListSize", "cursor")
        )
        return size, cursor


def ask(client: FlaskClient, verb: str | None = None, **arguments: Any) -> Answer:
    """The answer to a verb; `from_` is the argument `from`."""
    told = {name.rstrip("_"): value for name, value in arguments.items()}
    return Answer(client.get("/oai", query_string={"verb": verb, **told} if verb else told))


def whole(client: FlaskClient, verb: str = "ListRecords", **arguments: Any) -> list[Answer]:
    """All answers of a list, to the last."""
    found = [ask(client, verb, metadataPrefix="oai_dc", **arguments)]
    while found[-1].token:
        found.append(ask(client, verb, resumptionToken=found[-1].token))
    return found
