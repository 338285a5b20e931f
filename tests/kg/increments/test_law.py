"""A build made from the one before is, byte for byte, the build that is made of the same data anew.

In the suite a few small folders are changed a few times; `make increments` changes many, and often.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from continued import built
from data_folder import YEARS, Folder, Page, Party, Said
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg import pipeline
from kg.concepts import Evidence, Verdict
from kg.inputs import read_inputs
from kg.keys import opaque
from kg.resolve.resolution import Resolution

OFTEN = int(os.environ.get("KG_INCREMENTS", "2"))
MOST = 3 if OFTEN < 10 else 8
NAMES = ("Ada Mare", "Ada Maria Mare", "Bo Lind", "A. Mare", "Cyd Ferro", "Vint")
BODIES = ("Lake Institute", "LI", "Quay Union", "Quay Union (QU)")
TITLES = ("Gulls at Work", "Tides", "DC on Tides", "Gulls at work")
ROOMS = ("Room 1", "ROOM #1", "Salle 2", "Palais Room 3")
SOURCES = ("sched", "igf", "report")

Edit = Callable[[Folder], Folder]

parties = st.builds(
    Party,
    st.sampled_from(NAMES),
    st.sampled_from(("Speaker", "Moderator", "Organizer")),
    st.one_of(st.none(), st.sampled_from(BODIES)),
) | st.builds(Party, st.sampled_from(BODIES), st.just("Organizer"), organisation=st.just(True))
saids = st.builds(
    Said,
    st.sampled_from(YEARS),
    st.sampled_from(("gulls", "tides", "lakes")),
    st.sampled_from(SOURCES),
    st.sampled_from(TITLES),
    st.lists(parties, max_size=3, unique=True).map(tuple),
    st.integers(5, 7),
    st.sampled_from(ROOMS),
).map(
    lambda said: replace(
        said, kind={"report": "report", "sched": "sched"}.get(said.source, "igf-page")
    )
)
pages = st.builds(Page, st.integers(1, 2), st.sampled_from(TITLES), st.sampled_from(ROOMS))


def _place(said: Said) -> tuple[int, str, str]:
    return said.year, said.key, said.source


def saying(said: Said) -> Edit:
    """A document comes, or says something else of its session than before."""

    def edit(folder: Folder) -> Folder:
        others = tuple(one for one in folder.said if _place(one) != _place(said))
        return replace(folder, said=tuple(sorted((*others, said), key=_place)))

    return edit


def without(number: int) -> Edit:
    """A document goes."""

    def edit(folder: Folder) -> Folder:
        if len(folder.said) < 2:
            return folder
        gone = number % len(folder.said)
        return replace(folder, said=folder.said[:gone] + folder.said[gone + 1 :])

    return edit


def importing(page: Page) -> Edit:
    """A page is imported, as a later snapshot of the one of the same number."""

    def edit(folder: Folder) -> Folder:
        if page.text in {one.text for one in folder.imports}:
            return folder
        earlier = [one for one in folder.imports if one.number == page.number]
        revises = earlier[-1] if earlier else None
        return replace(folder, imports=(*folder.imports, replace(page, revises=revises)))

    return edit


def judging(number: int, verdict: Verdict) -> Edit:
    """A reviewer judges two persons or two bodies."""

    def edit(folder: Folder) -> Folder:
        pair = _pair(_resolved(folder), number)
        if pair is None or {"left": pair[0], "right": pair[1]}.items() <= _last(folder).items():
            return folder
        judgement: dict[str, object] = {
            "id": opaque("j", *pair, str(len(folder.judgements))),
            "left": pair[0],
            "right": pair[1],
            "verdict": verdict.value,
            "evidence": [Evidence.SPELLING_SLIP.value],
            "counter": [],
            "reviewer": "r1",
            "date": "2026-11-24",
            "ruleset": "2",
        }
        return replace(folder, judgements=(judgement,))

    return edit


def _last(folder: Folder) -> dict[str, object]:
    return folder.judgements[-1] if folder.judgements else {}


def unjudged(folder: Folder) -> Folder:
    """The judgements are taken out again."""
    return replace(folder, judgements=())


def linking(number: int) -> Edit:
    """A body is linked to an entry elsewhere."""

    def edit(folder: Folder) -> Folder:
        mentions = sorted(m.key for m in _resolved(folder).organization_mentions)
        if not mentions:
            return folder
        mention = mentions[number % len(mentions)]
        link: dict[str, object] = {
            "id": opaque("x", mention),
            "mention": mention,
            "authority": "wikidata",
            "identifier": f"Q{number + 1}",
            "verdict": "same",
            "evidence": [Evidence.SAME_WEBSITE.value],
            "reviewer": "r1",
            "date": "2026-11-24",
            "ruleset": "1",
        }
        return replace(folder, links=(link,))

    return edit


def withdrawing(number: int) -> Edit:
    """An id is given out, and withdrawn."""

    def edit(folder: Folder) -> Folder:
        fresh = sorted(_resolved(folder).people.fresh.items())
        if not fresh:
            return folder
        identifier, mention = fresh[number % len(fresh)]
        return replace(
            folder,
            register=(*folder.register, (identifier, mention)),
            withdrawn=(*folder.withdrawn, identifier),
        )

    return edit


def _pair(resolution: Resolution, number: int) -> tuple[str, str] | None:
    keys = sorted(m.key for m in resolution.person_mentions)
    pairs = [(left, right) for left in keys for right in keys if left < right]
    return pairs[number % len(pairs)] if pairs else None


edits = st.one_of(
    saids.map(saying),
    saids.map(saying),
    st.integers(0, 9).map(without),
    pages.map(importing),
    st.builds(judging, st.integers(0, 99), st.sampled_from((Verdict.SAME, Verdict.DIFFERENT))),
    st.just(unjudged),
    st.integers(0, 9).map(linking),
    st.integers(0, 9).map(withdrawing),
    st.builds(
        lambda key, name: lambda folder: replace(folder, bodies=((key, name),)),
        st.sampled_from(("lake", "quay")),
        st.sampled_from(BODIES),
    ),
    st.sampled_from(TITLES).map(lambda name: lambda f: replace(f, series=(("dc-tides", name),))),
    st.builds(
        lambda year, day: lambda f: replace(f, first_days={**f.first_days, year: day}),
        st.sampled_from(YEARS),
        st.integers(3, 5),
    ),
)
AT_FIRST = Folder(
    said=(
        Said(2016, "gulls", "sched", TITLES[0], (Party(NAMES[0], affiliation=BODIES[0]),)),
        Said(2017, "gulls", "report", TITLES[0], (Party(NAMES[1]),), kind="report"),
    ),
    bodies=(("lake", BODIES[0]),),
    series=(("dc-tides", "Tides"),),
)


def _resolved(folder: Folder) -> Resolution:
    with TemporaryDirectory() as place:
        folder.write(Path(place))
        return pipeline.all_identities(read_inputs(data=Path(place)))


@settings(
    max_examples=OFTEN,
    # A smaller case takes many builds to find; the first one tells enough.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(edits, min_size=1, max_size=MOST))
def test_a_build_made_from_the_one_before_is_the_one_made_anew(changes: list[Edit]) -> None:
    with TemporaryDirectory() as place:
        data, out = Path(place, "data"), Path(place, "out")
        folder = AT_FIRST
        folder.write(data)
        built(out, data)
        for number, change in enumerate(changes):
            folder = change(folder)
            folder.write(data)
            _, continued = built(out, data)
            _, anew = built(Path(place, f"anew-{number}"), data, full=True)
            assert continued == anew
