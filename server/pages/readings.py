"""How the values of some properties are read, where a bare name would tell too little."""

from __future__ import annotations

from collections.abc import Callable

from kg.countries import country_name
from server.pages.values import Lens, Value, expanded
from server.pages.whereabouts import inside

Values = tuple[Value, ...]


def read(lens: Lens, iri: str, predicate: str, graph: str | None) -> Values:
    """The values of a property as its readers want them."""
    plain = lens.values(iri, predicate, graph=graph)
    reading = READINGS.get(predicate)
    return reading(lens, iri, plain) if reading else plain


def _surrounded(lens: Lens, event: str, _plain: Values) -> Values:
    """A room with the building around it."""
    places = lens.targets(event, "schema:location")
    around = [one for place in places for one in (place, *inside(lens, place))]
    return tuple(map(lens.named, dict.fromkeys(around)))


def _addressed(lens: Lens, place: str, plain: Values) -> Values:
    """An address in words, for it has no name."""
    read = (_address(lens, address) for address in lens.targets(place, "schema:address"))
    return tuple(read) or plain


def _address(lens: Lens, address: str) -> Value:
    parts = [
        lens.text(address, "schema:streetAddress"),
        lens.text(address, "schema:addressLocality"),
        *(value.text for value in _lands(lens, address, ())),
    ]
    words = ", ".join(part for part in parts if part)
    return Value(words or lens.label(address), lens.named(address).href)


def _lands(lens: Lens, address: str, _plain: Values) -> Values:
    """A country by its name."""
    codes = lens.values(address, "schema:addressCountry")
    return tuple(Value(country_name(code.text)) for code in codes)


READINGS: dict[str, Callable[[Lens, str, Values], Values]] = {
    expanded("schema:location"): _surrounded,
    expanded("schema:address"): _addressed,
    expanded("schema:addressCountry"): _lands,
}
