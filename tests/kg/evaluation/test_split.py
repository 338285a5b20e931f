from __future__ import annotations

from kg.evaluation.split import Part, clusters_in, part_of


def test_a_cluster_falls_into_a_part_by_its_id_alone() -> None:
    # The first bytes of their SHA-256 are 0xdf and 0x12, worked out by sha256sum.
    assert (part_of("P001"), part_of("P003")) == (Part.REPORT, Part.TUNE)


def test_the_two_parts_make_the_whole_and_share_nothing() -> None:
    ids = [f"P{number}" for number in range(50)]
    tune, report = clusters_in(Part.TUNE, ids), clusters_in(Part.REPORT, ids)
    assert tune | report == clusters_in(Part.ALL, ids) == frozenset(ids)
    assert not tune & report
    assert min(len(tune), len(report)) > 10
