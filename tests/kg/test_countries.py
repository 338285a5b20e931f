from __future__ import annotations

import pytest

from kg.countries import ALIASES, country_code, country_name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("South Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("Oman", "OM"),
        ("Rwanda", "RW"),
        ("USA", "US"),
        ("US", "US"),
        ("UK", "GB"),
        ("Russia", "RU"),
        ("Russian Federation", "RU"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Viet Nam", "VN"),
        ("The Netherlands", "NL"),
        (" switzerland\u00a0", "CH"),
        ("Czech Republic", "CZ"),
        ("Côte d\u2019Ivoire", "CI"),
    ],
)
def test_a_country_named_in_full_has_its_code(name: str, code: str) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize(
    "name", ["Korea", "Congo", "Brazil/US", "us", "IT", "AI", "KISA", "Asia", ""]
)
def test_a_name_in_doubt_has_none(name: str) -> None:
    assert country_code(name) is None


@pytest.mark.parametrize("code", sorted(set(ALIASES.values())))
def test_every_alias_leads_to_a_country(code: str) -> None:
    assert country_name(code)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(ValueError, match="not the code of a country"):
        country_name("XX")
