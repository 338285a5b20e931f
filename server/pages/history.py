"""The history of a thing over the releases: when it came, changed, went and came back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.releases.history import History, State
from kg.releases.kept import Kept
from server.links import link
from server.pages.values import day

FIRST, CHANGED, BACK, GONE = "first told", "changed", "told again", "no longer told"


@dataclass(frozen=True, slots=True)
class Turn:
    """A release in which something became of the thing. then: its page as of that release."""

    version: str
    day: str
    what: str
    then: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """turns: newest first; none where no release has the thing. last: the last release.

    since: the release since which its description stands. all_states: where programs find them.
    """

    turns: tuple[Turn, ...]
    last: str
    last_day: str
    since: str | None
    all_states: Mapping[str, str]


def told(history: History | None, iri: str, base: str, root: str) -> Told | None:
    """What a page says of it; None where nothing was released under this base yet."""
    ours = () if history is None else tuple(k for k in history.releases if k.base == base)
    if history is None or not ours:
        return None
    page = link(iri, base) or "/"
    states = history.states(iri)
    since = None if history.gone(iri) else history.unchanged_since(iri)
    return Told(
        turns=tuple(_turns(history.releases, states, f"{root}/release", page))[::-1],
        last=ours[-1].version,
        last_day=day(ours[-1].date),
        since=None if since is None else since.version,
        all_states={
            form: f"{root}/timemap/{form}/{base}{page.removeprefix('/')}"
            for form in ("link", "json")
        },
    )


def _turns(
    releases: tuple[Kept, ...], states: tuple[State, ...], lead: str, page: str
) -> Iterator[Turn]:
    before = None
    for state in states:
        follows = before is not None and releases.index(before) + 1 == releases.index(state.first)
        what = CHANGED if follows else FIRST if before is None else BACK
        yield _turn(state.first, what, f"{lead}/{state.first.version}{page}")
        before = state.last
        after = releases.index(state.last) + 1
        if after < len(releases) and not any(releases[after] == s.first for s in states):
            yield _turn(releases[after], GONE, None)


def _turn(kept: Kept, what: str, then: str | None) -> Turn:
    return Turn(kept.version, day(kept.date), what, then)
