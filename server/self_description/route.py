"""One address of the HTTP surface, and what it may be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from server.self_description.schemas import TEXT, Json

Method = Literal["get", "post"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A part of an address; where: in the path, which needs it, or in the query.

    example: one that is there in the build of the project's own data.
    """

    name: str
    about: str
    where: Literal["path", "query"] = "query"
    schema: Json | None = None
    example: str | int | None = None

    def told(self) -> Json:
        """As OpenAPI has it."""
        told: Json = {
            "name": self.name,
            "in": self.where,
            "required": self.where == "path",
            "description": self.about,
            "schema": self.schema or TEXT,
        }
        return told if self.example is None else {**told, "example": self.example}


@dataclass(frozen=True, slots=True)
class Route:
    """What one method does at one address.

    offers: the media types of an answer. others: the statuses it may have besides 200 and those
    that every address can. form: the fields of a POST. gate: whether it is answered before the
    site, by what stands in front of it.
    """

    path: str
    name: str
    summary: str
    tag: str
    offers: tuple[str, ...] = ("text/html",)
    others: tuple[int, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    method: Method = "get"
    form: tuple[Parameter, ...] = ()
    redirects: bool = False
    gate: bool = False
