"""Invented people and bodies, each marked as such in its name."""

from __future__ import annotations

import random
from dataclasses import dataclass

CONSONANTS = "bdfgklmnprstvz"
VOWELS = "aeiou"
KINDS = ("{} Trust", "{} Institute", "{} Network", "{} Foundation", "University of {}")
COUNTRIES = ("Kenya", "Brazil", "India", "France", "Japan", "Canada", "Ghana", "Chile")
STAKEHOLDERS = ("Civil Society", "Government", "Private Sector", "Technical Community")
FORMS = ("{given} {family}", "{GIVEN} {FAMILY}", "Dr. {given} {family}", "{given} {family}")


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person, and the body that they come from."""

    given: str
    family: str
    body: str

    def printed(self, chance: random.Random) -> str:
        """The name as one document may print it."""
        given = f"{self.given} Synthetic"
        return chance.choice(FORMS).format(
            given=given, family=self.family, GIVEN=given.upper(), FAMILY=self.family.upper()
        )


def word(chance: random.Random, syllables: int) -> str:
    """An invented word with a capital."""
    parts = (chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(syllables))
    return "".join(parts).capitalize()


def body(chance: random.Random) -> str:
    """An invented body's name."""
    return chance.choice(KINDS).format(f"Synthetic {word(chance, 4)}")


class Crowd:
    """People and bodies of whom some come again: as often as in the embedded data."""

    def __init__(self, chance: random.Random, again: float) -> None:
        """again: how often somebody who is wanted is one who came before."""
        self._chance = chance
        self._again = again
        self._people: list[Person] = []
        self._bodies: list[str] = []

    def person(self) -> Person:
        """One who comes to a session."""
        chance = self._chance
        if self._people and chance.random() < self._again:
            return chance.choice(self._people)
        person = Person(word(chance, 3), word(chance, 4), self.body())
        self._people.append(person)
        return person

    def body(self) -> str:
        """One that somebody comes from, or that organises."""
        if self._bodies and self._chance.random() < self._again:
            return self._chance.choice(self._bodies)
        self._bodies.append(body(self._chance))
        return self._bodies[-1]
