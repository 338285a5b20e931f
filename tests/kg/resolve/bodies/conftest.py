"""Mentions of bodies, and what the rules make of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from kg.concepts import DocumentKind
from kg.keys import digest
from kg.records import Document, OrganizationRecord, Origin
from kg.resolve.bodies.entries import OrganizationEntry
from kg.resolve.bodies.rules import link_organizations
from kg.resolve.statements import OrganizationMention


def a_mention(
    name: str, page: str = "page", year: int | None = 2017, **fields: object
) -> OrganizationMention:
    document = Document(digest(page)[:16], page, DocumentKind.PROGRAMME_PAGE, "test/1")
    given = {key: frozenset(value) for key, value in fields.items()}  # type: ignore[call-overload]
    return OrganizationMention(f"m-{page}-{name}", name, document, year, **given)


def an_entry(key: str, name: str, **fields: object) -> OrganizationEntry:
    record = OrganizationRecord(Origin("sheet"), key, name, **fields)  # type: ignore[arg-type]
    return OrganizationEntry(record, a_mention(name, f"sheet-{key}", None))


def the_groups(
    mentions: Sequence[OrganizationMention], entries: Sequence[OrganizationEntry] = ()
) -> set[frozenset[str]]:
    """The clusters of more than one mention, by page and name."""
    found = link_organizations(mentions, entries, ()).groups()
    return {frozenset(key.removeprefix("m-") for key in group) for group in found if len(group) > 1}


@pytest.fixture
def mention() -> Callable[..., OrganizationMention]:
    return a_mention


@pytest.fixture
def entry() -> Callable[..., OrganizationEntry]:
    return an_entry


@pytest.fixture
def groups() -> Callable[..., set[frozenset[str]]]:
    return the_groups
