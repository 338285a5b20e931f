"""Pictures of bars over the years: of how many, or of which share of a year."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kg.answers.answered import Answers
from kg.answers.question import Question
from kg.pictures.panels import DASH, Bar, Chart, Panel, panels
from kg.pictures.picture import Picture
from kg.pictures.rows import rows
from kg.pictures.spec import Spec
from kg.pictures.wording import counted, listed, share
from kg.pictures.years import NOT_STATED, Groups, by_year

LEGEND = f"{DASH}  no session of that year is in the graph yet"
MOST = 12
"""Groups that are drawn; the table has them all."""
GRAPH = (
    "These are figures of the graph and not of the forum: it holds what somebody has carried over"
    " so far. A year with a dash has no session in it yet, which says nothing of that meeting."
)
SHARES = (
    "The bars are shares of the parts in a year, and the numbers above them are parts. What no"
    " document states is shown as such, and is nobody's guess: neither the other parts nor a name"
    " say it."
)
Grouped = Callable[[Answers], Groups]


def alone(asked: Question, noun: str, number: str) -> Picture:
    """One panel: how many in each year."""
    grouped = partial(_grouped, asked=asked, group="meeting", number=number, whole=asked)
    return Picture(asked, GRAPH, partial(_said_whole, grouped, noun), partial(_one, grouped))


def grouped(asked: Question, noun: str, group: str, number: str, whole: Question) -> Picture:
    """All of them, and a panel for each group."""
    found = partial(_grouped, asked=asked, group=group, number=number, whole=whole)
    spec = partial(_counts, found, noun, group if group.endswith("s") else f"{group}s")
    return Picture(asked, GRAPH, partial(_said_groups, found, noun), spec)


def shared(asked: Question, what: str, group: str, number: str, whole: Question) -> Picture:
    """A panel for each group, and what is not stated first: each a share of its year."""
    found = partial(_grouped, asked=asked, group=group, number=number, whole=whole)
    caption = f"{SHARES} {GRAPH}"
    return Picture(
        asked,
        caption,
        partial(_said_shares, found, what),
        partial(_shares, found, what),
        partial(_share_of_each, asked, number, whole),
    )


def _grouped(answers: Answers, asked: Question, group: str, number: str, whole: Question) -> Groups:
    return by_year(answers, asked, group, number, whole)


def _one(found: Grouped, answers: Answers, width: float) -> Spec:
    told = found(answers)
    return panels(_chart(told, (_whole(told, "all"),), ""), width)


def _counts(found: Grouped, noun: str, groups: str, answers: Answers, width: float) -> Spec:
    told = found(answers)
    parts = tuple(
        Panel(
            name,
            f"{told.of(name):,} of {told.total:,}",
            tuple(Bar(y, n, f"{n:,}") for y in told.drawn for n in (told.groups[name].get(y, 0),)),
            hollow=name == NOT_STATED,
        )
        for name in _shown(told)
    )
    return panels(_chart(told, (_whole(told, f"all {noun}s"), *parts), groups), width)


def _shares(found: Grouped, what: str, answers: Answers, width: float) -> Spec:
    told = found(answers)
    order = sorted(_shown(told), key=lambda name: name != NOT_STATED)
    parts = tuple(
        Panel(
            name,
            f"{told.of(name):,} of {told.total:,}, {share(told.of(name), told.total)}",
            tuple(_bar(told, name, year) for year in told.drawn if told.whole.get(year)),
            hollow=name == NOT_STATED,
        )
        for name in order
    )
    return panels(_chart(told, parts, f"{what}s", full=1.0), width)


def _share_of_each(asked: Question, number: str, whole: Question, answers: Answers) -> list[str]:
    of_year = {row["meeting"]: int(row[number]) for row in rows(answers, whole)}
    return [share(int(row[number]), of_year[row["meeting"]]) for row in rows(answers, asked)]


def _bar(told: Groups, name: str, year: str) -> Bar:
    number = told.groups[name].get(year, 0)
    return Bar(year, round(number / told.whole[year], 4), f"{number:,}")


def _whole(told: Groups, title: str) -> Panel:
    bars = tuple(Bar(y, told.whole.get(y, 0), f"{told.whole.get(y, 0):,}") for y in told.drawn)
    return Panel(title, f"{told.total:,}", bars, whole=True)


def _chart(told: Groups, parts: tuple[Panel, ...], groups: str, full: float | None = None) -> Chart:
    left = _left(told, groups) if groups else ""
    legend = tuple(line for line in (LEGEND if told.gaps else "", left) if line)
    return Chart(told.years, told.gaps, parts, legend, full)


def _shown(told: Groups) -> tuple[str, ...]:
    stated = [name for name in told.largest_first if name != NOT_STATED]
    return tuple(n for n in told.largest_first if n == NOT_STATED or n in stated[:MOST])


def _left(told: Groups, groups: str) -> str:
    """What is said of the groups that are too many to be drawn."""
    left = [name for name in told.largest_first if name not in _shown(told)]
    if not left:
        return ""
    each = max(told.of(name) for name in left)
    return f"{len(left)} more {groups}, of {each:,} or fewer, are in the table only"


def _said_whole(found: Grouped, noun: str, answers: Answers) -> str:
    return f"{_span(found(answers), noun)}."


def _said_groups(found: Grouped, noun: str, answers: Answers) -> str:
    told = found(answers)
    unknown = told.of(NOT_STATED)
    rest = f"; not stated: {unknown:,}" if unknown else ""
    return f"{_span(told, noun)}{_most(told, 'the most frequent are')}{rest}."


def _said_shares(found: Grouped, what: str, answers: Answers) -> str:
    told = found(answers)
    unknown, total = told.of(NOT_STATED), told.total
    if not total:
        return f"{_span(told, 'part')}."
    lead = f"For {unknown:,} of {counted(total, 'part')} ({share(unknown, total)})"
    most = _most(told, f"the {what}s stated most often are")
    return f"{lead} no document states a {what}{most}."


def _most(told: Groups, lead: str) -> str:
    first = [f"{name} {told.of(name):,}" for name in told.largest_first if name != NOT_STATED]
    if not first:
        return ""
    return f"; {lead} {listed(first[:3])}" if len(first) > 1 else f"; the only one is {first[0]}"


def _span(told: Groups, noun: str) -> str:
    if not told.total:
        return f"No {noun} is in the graph yet"
    most = max(told.drawn, key=lambda year: told.whole.get(year, 0))
    return (
        f"{counted(told.total, noun)} in {len(told.drawn)} of {len(told.years)} annual meetings,"
        f" most of them in {most} ({told.whole[most]:,})"
    )
