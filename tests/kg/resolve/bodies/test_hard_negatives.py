"""Names that look like one body's and are not: no rule joins any of them."""

from __future__ import annotations

import pytest

from kg import inputs
from kg.records import OrganizationRecord
from kg.resolve.resolution import organization_entries

APART = [
    ("Microsoft", "Microsoft Korea"),
    ("Korea Internet & Security Agency", "Korea Information Security Agency"),
    ("Korea Internet & Security Agency", "Korea Information & Security Agency"),
    ("Korea Information Security Agency", "Korea Information & Security Agency"),
    ("University of Zurich", "University of Geneva"),
    ("Centre for Internet and Society India", "Yale Information Society Project"),
    ("Internet Society", "Internet Society Uganda Chapter"),
    ("Internet Society", "INTERNET SOCIETY YOUTH @IGF"),
    ("ISOC", "ISOC Uganda"),
    ("ITU", "ITU-T"),
    ("Article 19", "Article 19, Kenya"),
    ("WS101", "WS10"),
    ("Working Group 1 on Harbours", "Working Group 10 on Harbours"),
    ("Rwanda Development Board", "Rwanda Utilities Regulatory Authority"),
    ("United Nations", "United Nations Development Programme"),
    ("African Union", "African Union Commission"),
    ("Federal Communications Commission", "Colombian Communications Regulation Commission"),
    ("Internet Governance Project", "Internet Governance Forum"),
    ("Multistakeholder Advisory Group", "Trinidad & Tobago Multistakeholder Advisory Group"),
    ("Swiss Federal Office of Communications (OFCOM)", "Ofcom"),
]
GENERIC = [
    *("Government", "Independent", "University", "Self-employed", "Civil Society", "Student"),
    *("Ministry of Foreign Affairs", "Ministry of ICT", "Department of Computer Science", "CIS"),
    *("Law School", "National Assembly", "Secretariat", "Parliament", "Federal Government"),
]


@pytest.fixture(scope="module")
def sheet():
    """The bodies of the real sheet."""
    records = [
        reading
        for reading in inputs.read_inputs().readings
        if any(isinstance(record, OrganizationRecord) for record in reading.records)
    ]
    return organization_entries(records)


@pytest.mark.parametrize(("left", "right"), APART)
def test_no_rule_joins_names_of_two_bodies(mention, groups, left, right):
    for page in ("page", "report"):
        assert groups((mention(left), mention(right, page))) == set()


@pytest.mark.parametrize(("left", "right"), APART)
def test_nor_with_the_bodies_of_the_sheet(mention, groups, sheet, left, right):
    pair = (mention(left), mention(right, "report", country_codes={"GB"}))
    for group in groups(pair, sheet):
        assert not {f"page-{left}", f"report-{right}"} <= group


@pytest.mark.parametrize("name", GENERIC)
def test_no_rule_joins_a_general_name_in_two_documents(mention, groups, sheet, name):
    one = mention(name, people={"ada mare"}, country_codes={"KE"})
    other = mention(name, "report", people={"bo lind"}, country_codes={"UG"})
    for group in groups((one, other), sheet):
        assert not {f"page-{name}", f"report-{name}"} <= group


@pytest.mark.parametrize(
    ("here", "there"), [({"KE"}, {"UG"}), ({"KE"}, set()), (set(), set()), ({"KE", "UG"}, {"KE"})]
)
def test_ministries_of_one_name_are_apart_unless_one_country_is_stated(
    mention, groups, here, there
):
    pair = (
        mention("Ministry of Information and Communications", country_codes=here),
        mention("Ministry of Information and Communications", "report", country_codes=there),
    )
    assert groups(pair) == set()


def test_a_ministry_with_its_country_in_its_name_is_not_that_of_the_stated_country(mention, groups):
    pair = (
        mention("Ministry of ICT of Kenya", country_codes={"UG"}),
        mention("Ministry of ICT", "report", country_codes={"UG"}),
    )
    assert groups(pair) == set()


def test_the_old_agency_and_the_new_meet_in_no_year(mention, groups, sheet):
    names = ("KISA", "Korea Information Security Agency", "Korea Internet & Security Agency")
    mentions = [mention(name, f"p{year}", year) for name in names for year in (2007, 2009, 2017)]
    bodies = [
        {name for name in group if name.endswith("Security Agency")}
        for group in groups(mentions, sheet)
    ]
    assert not [
        names
        for names in bodies
        if any("Internet" in name for name in names) and any("Inform" in name for name in names)
    ]
