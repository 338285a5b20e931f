"""A list, a page at a time: the records that match, and the token for those that follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from server.harvest import tokens
from server.harvest.asked import Asked, asked, span
from server.harvest.faults import RefusedError, refused
from server.harvest.formats import FORMATS, Format
from server.harvest.repository import Header, Repository, after
from server.harvest.tokens import Token


@dataclass(frozen=True, slots=True)
class Part:
    """headers: of this answer. form: in which their metadata is wanted.

    first: how many came before. total: how many the whole list has. token: for what follows;
    nothing at the end, None where this is the whole list.
    """

    headers: Sequence[Header]
    form: Format
    first: int
    total: int
    token: str | None


def part(repository: Repository, request: Asked) -> Part:
    """The part of a list that is asked for; raises RefusedError where there is none."""
    if request.token is not None:
        return _further(repository, tokens.read(request.token, request.verb))
    form, matching = _matching(repository, request.values)
    if not matching:
        raise refused("noRecordsMatch", "no record matches; ask for more, or for another set")
    return _cut(repository, request, form, matching, matching, 0)


def _further(repository: Repository, token: Token) -> Part:
    request = Asked(token.verb, token.values)
    try:
        # What a token holds is held to the same rules as what is asked without one.
        asked({"verb": [token.verb], **{name: [text] for name, text in token.values.items()}})
        form, matching = _matching(repository, token.values)
    except RefusedError as error:
        raise refused("badResumptionToken", f"{error}; begin the list anew") from error
    rest = after(matching, token.place)
    if not rest or token.ledger != repository.ledger:
        told = "the records have changed since this token was given; begin the list anew"
        raise refused("badResumptionToken", told)
    return _cut(repository, request, form, matching, rest, token.given)


def _matching(repository: Repository, values: Mapping[str, str]) -> tuple[Format, Sequence[Header]]:
    wanted = span(values)
    form = format_of(values["metadataPrefix"])
    return form, repository.matching(wanted, values.get("set"))


def format_of(prefix: str) -> Format:
    """The form of this prefix; raises RefusedError for another."""
    if prefix not in FORMATS:
        told = f"there is no form {prefix!r}; take one of {', '.join(FORMATS)}"
        raise refused("cannotDisseminateFormat", told)
    return FORMATS[prefix]


def _cut(
    repository: Repository,
    request: Asked,
    form: Format,
    matching: Sequence[Header],
    rest: Sequence[Header],
    first: int,
) -> Part:
    here = rest[: form.page]
    token = None if first == 0 else ""
    if len(rest) > len(here):
        given = first + len(here)
        found = Token(request.verb, request.values, here[-1].place, given, repository.ledger)
        token = tokens.written(found)
    return Part(here, form, first, len(matching), token)
