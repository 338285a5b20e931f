from __future__ import annotations

import pytest

from kg.concepts import Evidence, Rule
from kg.keys import digest
from kg.records import Document, DocumentKind, OrganizationRecord, Origin
from kg.resolve.organizations import OrganizationEntry, link_organizations
from kg.resolve.statements import OrganizationMention


def document(name: str) -> Document:
    return Document(digest(name)[:16], name, DocumentKind.PROGRAMME_PAGE, "test/1")


def mention(name: str, page: str = "page", year: int | None = 2017) -> OrganizationMention:
    return OrganizationMention(f"m-{page}-{name}", name, document(page), year)


def entry(key: str, name: str, **fields: object) -> OrganizationEntry:
    record = OrganizationRecord(Origin("sheet"), key, name, **fields)  # type: ignore[arg-type]
    return OrganizationEntry(record, mention(name, f"sheet-{key}", None))


OLD = entry("old", "Harbour Information Agency", acronym="HIA", valid_until=2009)
NEW = entry("new", "Harbour Information Agency", acronym="HIA", valid_from=2010)


def groups(mentions, entries=()):
    found = link_organizations(mentions, entries, ()).groups()
    return {frozenset(key.split("-", 1)[1] for key in group) for group in found if len(group) > 1}


def test_one_name_in_two_documents_is_one_body():
    found = groups((mention("Harbour Trust"), mention("harbour trust", "report")))
    assert found == {frozenset({"page-Harbour Trust", "report-harbour trust"})}


@pytest.mark.parametrize("name", ["CIS", "Ministry of Foreign Affairs"])
def test_a_name_that_says_too_little_links_no_two_documents(name):
    assert groups((mention(name), mention(name, "report"))) == set()


def test_an_acronym_is_known_in_the_document_that_spells_it_out():
    clusters = link_organizations((mention("Harbour Trust (HATR)"), mention("HATR")), (), ())
    assert [(link.rule, link.evidence) for link in clusters.links] == [
        (
            Rule.ACRONYM_IN_ITS_DOCUMENT,
            (Evidence.ACRONYM_IN_SAME_DOCUMENT, Evidence.SAME_DOCUMENT),
        )
    ]


def test_an_acronym_is_not_known_in_another_document():
    assert groups((mention("Harbour Trust (HATR)"), mention("HATR", "report"))) == set()


def test_an_acronym_spelt_out_in_two_ways_is_left_alone():
    mentions = (mention("Harbour Trust (HATR)"), mention("Hamlet Trade (HATR)"), mention("HATR"))
    assert groups(mentions) == set()


def test_a_dated_name_belongs_to_the_body_that_bore_it_in_that_year():
    mentions = (
        mention("Harbour Information Agency", "p2007", 2007),
        mention("Harbour Information Agency", "p2017", 2017),
    )
    assert groups(mentions, (OLD, NEW)) == {
        frozenset({"sheet-old-Harbour Information Agency", "p2007-Harbour Information Agency"}),
        frozenset({"sheet-new-Harbour Information Agency", "p2017-Harbour Information Agency"}),
    }


def test_a_bare_acronym_never_reaches_a_body_of_the_sheet():
    assert groups((mention("HIA"),), (OLD, NEW)) == set()
