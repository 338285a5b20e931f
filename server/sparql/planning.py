"""From what is asked to what a worker has to do, and the name of the answer that comes of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kg import __version__
from kg.sparql.guard import check
from kg.sparql.query import Dataset, Query
from kg.store import Store, default_graphs
from server.federation.relay import Relay, rewritten
from server.isolation.frames import Task
from server.problems import RequestError
from server.sparql.asking import Asked
from server.sparql.choosing import Chosen, chosen


def name_of(asked: Asked, accept: str | None, store: Store) -> str:
    """The same for requests that come to the same plan."""
    graphs = (*asked.dataset.default, "", *asked.dataset.named)
    return "\0".join((store.digest, asked.form or "", accept or "", *graphs, "", asked.query))


@dataclass(frozen=True, slots=True)
class Plan:
    """key: the same for the same question in the same form to the same build."""

    query: Query
    task: Task
    form: Chosen
    key: str

    @property
    def steady(self) -> bool:
        """Whether the answer is the same each time."""
        return not self.query.varies and not self.query.services

    @property
    def tag(self) -> str | None:
        """The entity tag of the answer, which is weak; None where there is none to be known.

        A page has more in it than the answer, so that its tag comes of its bytes.
        """
        return self.key[:32] if self.steady and self.form.suffix != "html" else None


def planned(asked: Asked, accept: str | None, store: Store, relay: Relay | None = None) -> Plan:
    """The plan; raises QueryError for a query that is wrong or refused, and a 400 or a 406.

    relay: the way to other endpoints, where any may be asked.
    """
    _refuse_unknown(asked.dataset, store)
    query = check(asked.query, store.graphs, store.base, relay.federation if relay else None)
    form = chosen(query.form, asked.form, accept)
    named = asked.dataset or query.dataset
    task = Task(
        rewritten(query, relay) if relay else query.text,
        "rows" if form.suffix == "html" else form.suffix,
        store.base,
        named.default if named else default_graphs(store.base),
        # All of them; a list of them would mean the same, and make a look-up ten times as slow.
        named.named if named else None,
        federated=bool(query.services),
    )
    told = (
        __version__,
        store.digest,
        task.form,
        *task.default,
        # Two words that no IRI is, since all named graphs and none are not the same.
        *(("", "all") if task.named is None else ("", "listed", *task.named)),
        "",
        # Not the text of the task, which tells the relay's secret.
        query.text,
    )
    return Plan(query, task, form, hashlib.sha256("\0".join(told).encode()).hexdigest())


def _refuse_unknown(dataset: Dataset, store: Store) -> None:
    for graph in (*dataset.default, *dataset.named):
        if graph not in store.graphs:
            raise RequestError(400, f"there is no graph <{graph}> here, and nothing is fetched")


def size_of(plan: Plan) -> int:
    """About the bytes that a plan takes, which are mostly those of its text."""
    return 2_000 + 4 * len(plan.query.text)
