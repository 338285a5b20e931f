"""Which words of a text are struck out, and which are left: a table of cases."""

from __future__ import annotations

import pytest

from kg.resolve.taken_down.forms import NO_FORMS, Forms, forms_of
from kg.resolve.taken_down.ordinary import ORDINARY
from kg.resolve.taken_down.striking import Striker

JANE = forms_of(["Dr. Zoë M. Quillfeather"])
OUT = "[name withheld]"
ANYWHERE = {
    "Zoë M. Quillfeather spoke.": f"{OUT} spoke.",
    "By zoe quillfeather, with thanks": f"By {OUT}, with thanks",
    "ZOË QUILLFEATHER: Thank you.": f"{OUT}: Thank you.",
    "QUILLFEATHER, Zoe M.; Lind, Bo": f"{OUT}.; Lind, Bo",
    "Quillfeather Zoë and Bo Lind": f"{OUT} and Bo Lind",
    "Zoe\u0308 Quillfeather": OUT,
    "Z. Quillfeather asked": f"{OUT} asked",
    "Z.M. Quillfeather asked": f"{OUT} asked",
    "Quillfeather Z. asked": f"{OUT}. asked",
    "Ms. Quillfeather asked": f"{OUT} asked",
    "Prof. Dr. Quillfeather asked": f"Prof. {OUT} asked",
    "https://example.org/people/zoe-quillfeather": "https://example.org/people/name-withheld",
    "https://example.org/zo%C3%AB_quillfeather.html": "https://example.org/name-withheld.html",
    "write to zoe.quillfeather@example.org now": "write to name-withheld@example.org now",
    "write to zquillfeather@example.org now": "write to name-withheld@example.org now",
    "follow @ZoeQuillfeather17 now": "follow @name-withheld now",
    "Zo&euml; Quillfeather spoke": f"{OUT} spoke",
    "Zo\\u00eb Quillfeather spoke": f"{OUT} spoke",
    "Zoë&nbsp;<b>Quillfeather</b> spoke": f"{OUT}<b></b> spoke",
    "the Quillfeather question": "the Quillfeather question",
    "Mr. Zoe was there": "Mr. Zoe was there",
    "Zoe said so. Quillfeather is a village.": "Zoe said so. Quillfeather is a village.",
}
NEAR = {
    "Quillfeather said so, and Zoe agreed": f"{OUT} said so, and Zoe agreed",
    "QUILLFEATHER: Thank you.": f"{OUT}: Thank you.",
    "Then Quillfeather's paper": f"Then {OUT}'s paper",
    "Bruce Quillfeather is another": "Bruce Quillfeather is another",
    "at the Quillfeather Foundation": "at the Quillfeather Foundation",
    "quillfeathers fly": "quillfeathers fly",
}


@pytest.mark.parametrize(("text", "left"), ANYWHERE.items(), ids=ANYWHERE)
def test_a_full_name_or_one_with_title_or_initial_is_struck_out_anywhere(text, left):
    assert Striker(NO_FORMS, JANE, everyday=ORDINARY).struck(text) == left


@pytest.mark.parametrize(("text", "left"), NEAR.items(), ids=NEAR)
def test_a_surname_alone_is_struck_out_where_the_text_is_about_the_person(text, left):
    assert Striker(JANE, NO_FORMS, everyday=ORDINARY).struck(text) == left


@pytest.mark.parametrize("text", [t for t in NEAR if "Bruce" not in t])
def test_a_surname_alone_stays_elsewhere(text):
    assert Striker(NO_FORMS, JANE, everyday=ORDINARY).struck(text) == text


EVERYDAY = {
    "Ann Young": {
        "Young people met Ann Young.": f"Young people met {OUT}.",
        "Ms. Young asked": f"{OUT} asked",
        "YOUNG: Thank you.": f"{OUT}: Thank you.",
        "Young said so": "Young said so",
        "the young Ann": "the young Ann",
    },
    "Bo Long": {"A Long Way Home": "A Long Way Home", "Long, Bo": OUT, "LONG TERM": "LONG TERM"},
    "Wei Lee": {
        "Mr. Lee of Lee County": f"{OUT} of Lee County",
        "Lee spoke": f"{OUT} spoke",
        "Bruce Lee spoke": "Bruce Lee spoke",
        "liwei and weilee": f"liwei and {OUT}",
    },
}


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [(name, text, left) for name, cases in EVERYDAY.items() for text, left in cases.items()],
)
def test_a_surname_that_is_a_word_of_every_day_needs_more_than_itself(name, text, left):
    striker = Striker(forms_of([name]), NO_FORMS, everyday=ORDINARY)
    assert striker.struck(text) == left


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Anri van der Spuy", "Ms. van der Spuy and Spuy, Anri", f"{OUT} and {OUT}"),
        ("Jing de Jong-Chen", "Jing De Jong Chen; JDE JONG", f"{OUT}; JDE JONG"),
        ("KIM Jung Hee", "Jung-Hee Kim, Junghee Kim, J. H. Kim", f"{OUT}, {OUT}, {OUT}"),
        ("Jürgen Möller", "Juergen Moeller, JURGEN MOLLER", f"{OUT}, {OUT}"),
        ("Иван Петров", "ИВАН ПЕТРОВ и Петров И.", f"{OUT} и {OUT}."),
        ("山田太郎", "司会は山田太郎です", f"司会は{OUT}です"),
        ("محمد الهاشمي", "قال محمد الهاشمي", f"قال {OUT}"),
    ],
)
def test_names_of_other_languages_are_found(name, text, left):
    assert Striker(forms_of([name]), NO_FORMS).struck(text) == left


def test_a_longer_name_of_somebody_who_stays_is_left_whole():
    striker = Striker(NO_FORMS, forms_of(["Ann Lee"]), longer=frozenset({("mary", "ann", "lee")}))
    assert striker.struck("Mary Ann Lee met Ann Lee") == f"Mary Ann Lee met {OUT}"


def test_a_name_of_one_word_is_a_surname_only_after_a_title():
    assert forms_of(["Ada Mare", "Ada"]) == forms_of(["Ada Mare"])
    assert ("mare",) in forms_of(["Ms. Mare"]).family
    assert forms_of(["Vint"]) == Forms(family=frozenset({("vint",)}))
