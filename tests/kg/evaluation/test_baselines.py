from __future__ import annotations

from kg.evaluation.baselines import alike_names, exact_names


def grouped(labels: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(n for n in labels if labels[n] == label) for label in labels.values()}


def test_exact_names_differ_by_a_letter_or_its_case() -> None:
    assert len(grouped(exact_names(["Ada Mare", "ADA MARE", "Ada Mara"]))) == 3


def test_names_that_look_alike_are_one_whatever_they_stand_for() -> None:
    names = ["Ada Mare", "ADA MARE", "Ada Mare.", "Microsoft", "Microsoft Korea", "Tide Board"]
    assert grouped(alike_names(names)) == {
        frozenset(["Ada Mare", "ADA MARE", "Ada Mare."]),
        frozenset(["Microsoft", "Microsoft Korea"]),
        frozenset(["Tide Board"]),
    }


def test_a_chain_of_likeness_makes_one_cluster() -> None:
    chain = ["North Sea Board", "Sea Board", "Sea Board of Trade"]
    assert grouped(alike_names([chain[0], chain[2]])) == {
        frozenset([chain[0]]),
        frozenset([chain[2]]),
    }
    assert grouped(alike_names(chain)) == {frozenset(chain)}
