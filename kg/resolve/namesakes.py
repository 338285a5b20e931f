"""Who bears the name of a person that is to be withdrawn, or a shorter form of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kg.resolve.resolution import Resolution
from kg.resolve.taken_down.forms import forms_of
from kg.resolve.taken_down.hashes import name_keys


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another person of the name.

    stays: registered, so that the register knows the two apart. shorter: it has but a surname and
    an initial.
    """

    id: str
    name: str
    stays: bool
    shorter: bool = False


def namesakes(
    resolution: Resolution, identifier: str, names: Collection[str]
) -> tuple[Namesake, ...]:
    """The others, each once, sorted by id; none for a body."""
    if not identifier.startswith("p"):
        return ()
    keys, forms = {key for name in names for key in name_keys(name)}, forms_of(names)
    registered = resolution.register.ranks
    found: dict[str, Namesake] = {}
    for mention in resolution.person_mentions:
        person = resolution.people.by_mention[mention.key]
        if person == identifier:
            continue
        if keys & name_keys(mention.name):
            found[person] = Namesake(person, mention.name, person in registered)
        elif forms.initial & forms_of([mention.name]).initial and not forms_of([mention.name]).full:
            found.setdefault(person, Namesake(person, mention.name, True, shorter=True))
    return tuple(found[person] for person in sorted(found))
