"""What a harvester asks: the arguments of a request, held to the rules of its verb (section 4)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from server.harvest import moments
from server.harvest.faults import Fault, RefusedError, refused

PREFIX = re.compile(r"[A-Za-z0-9\-_.!~*'()]{1,100}")
SET = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*")
LONGEST = 4_000
"""Characters of a value; none of ours is longer."""
TOKEN = "resumptionToken"  # noqa: S105
LISTING = frozenset({"from", "until", "set", "metadataPrefix"})


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb takes. exclusive: whether a token may stand in for everything else."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    exclusive: bool = False


PREFIXED = frozenset({"metadataPrefix"})
VERBS: Mapping[str, Verb] = MappingProxyType(
    {
        "GetRecord": Verb(frozenset({"identifier", "metadataPrefix"})),
        "Identify": Verb(),
        "ListIdentifiers": Verb(PREFIXED, LISTING - PREFIXED, exclusive=True),
        "ListMetadataFormats": Verb(optional=frozenset({"identifier"})),
        "ListRecords": Verb(PREFIXED, LISTING - PREFIXED, exclusive=True),
        "ListSets": Verb(exclusive=True),
    }
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that keeps to the rules. values: the arguments, each once, the verb left out."""

    verb: str
    values: Mapping[str, str]

    @property
    def token(self) -> str | None:
        """The token of a list that is gone on with."""
        return self.values.get(TOKEN)


@dataclass(frozen=True, slots=True)
class Span:
    """Datestamps from one moment to another, both included; None for no bound."""

    since: dt.datetime | None = None
    until: dt.datetime | None = None

    def holds(self, moment: dt.datetime) -> bool:
        """Whether a moment is in it."""
        early = self.since is not None and moment < self.since
        return not early and (self.until is None or moment <= self.until)


def asked(arguments: Mapping[str, Sequence[str]]) -> Asked:
    """The request; raises RefusedError with all that is wrong with it."""
    verbs = arguments.get("verb", ())
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise refused("badVerb", _about_verb(verbs))
    faults = tuple(_faults(verbs[0], arguments))
    if faults:
        raise RefusedError(*faults)
    values = {name: found[0] for name, found in arguments.items() if name != "verb"}
    return Asked(verbs[0], values)


def span(values: Mapping[str, str]) -> Span:
    """The datestamps that are asked for; raises RefusedError where there is no such span."""
    since, until = values.get("from"), values.get("until")
    found = Span(
        None if since is None else moments.read(since),
        None if until is None else moments.read(until, end=True),
    )
    for name, text, moment in (("from", since, found.since), ("until", until, found.until)):
        if text is not None and moment is None:
            told = f"{name} is no date; write it as 2026-11-28 or 2026-11-28T09:00:00Z"
            raise refused("badArgument", told)
    if since is not None and until is not None and moments.is_day(since) != moments.is_day(until):
        raise refused("badArgument", "from and until differ in granularity; give both alike")
    if found.since is not None and found.until is not None and found.since > found.until:
        raise refused("badArgument", "from is later than until; exchange them")
    return found


def _about_verb(verbs: Sequence[str]) -> str:
    if len(verbs) > 1:
        return "the verb is given more than once; give it once"
    what = "there is no verb" if not verbs else f"there is no verb {verbs[0][:40]!r}"
    return f"{what}; give one of {', '.join(VERBS)}"


def _faults(name: str, arguments: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    verb = VERBS[name]
    known = verb.required | verb.optional | ({TOKEN} if verb.exclusive else frozenset())
    for argument, values in arguments.items():
        if argument == "verb":
            continue
        if argument not in known:
            yield Fault("badArgument", f"{name} takes no argument {argument[:40]!r}; leave it out")
        elif len(values) > 1:
            yield Fault("badArgument", f"{argument} is given more than once; give it once")
        elif len(values[0]) > LONGEST or not _well_formed(argument, values[0]):
            yield Fault(
                "badArgument", f"the value of {argument} is malformed; look at its spelling"
            )
    if TOKEN in arguments and verb.exclusive:
        if len(arguments.keys() - {"verb"}) > 1:
            yield Fault("badArgument", f"{TOKEN} stands alone; leave out all but it and the verb")
        return
    for argument in sorted(verb.required - arguments.keys()):
        yield Fault("badArgument", f"{name} needs the argument {argument}; give it")


def _well_formed(argument: str, value: str) -> bool:
    if argument == "metadataPrefix":
        return PREFIX.fullmatch(value) is not None
    return argument != "set" or SET.fullmatch(value) is not None
