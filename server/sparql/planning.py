"""From what is asked to what a worker has to do, and the name of the answer that comes of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kg.sparql.guard import check
from kg.sparql.query import Dataset, Query
from kg.store import Store, default_graphs
from server.isolation.frames import Task
from server.problems import RequestError
from server.sparql.asking import Asked
from server.sparql.choosing import Chosen, chosen


@dataclass(frozen=True, slots=True)
class Plan:
    """key: the same for the same question in the same form to the same build."""

    query: Query
    task: Task
    form: Chosen
    key: str

    @property
    def tag(self) -> str | None:
        """The weak entity tag of the answer, None where two answers may differ."""
        return None if self.query.varies else self.key[:32]


def planned(asked: Asked, accept: str | None, store: Store) -> Plan:
    """The plan; raises QueryError for a query that is wrong or refused, and a 400 or a 406."""
    _refuse_unknown(asked.dataset, store)
    query = check(asked.query, frozenset(store.graphs), store.base)
    form = chosen(query.form, asked.form, accept)
    named = asked.dataset or query.dataset
    task = Task(
        query.text,
        "rows" if form.suffix == "html" else form.suffix,
        store.base,
        named.default if named else default_graphs(store.base),
        # All of them; a list of them would mean the same, and make a look-up ten times as slow.
        named.named if named else None,
    )
    listed = ("all",) if task.named is None else ("", *task.named)
    told = (store.digest, task.form, *task.default, "", *listed, "", task.query)
    return Plan(query, task, form, hashlib.sha256("\0".join(told).encode()).hexdigest())


def _refuse_unknown(dataset: Dataset, store: Store) -> None:
    for graph in (*dataset.default, *dataset.named):
        if graph not in store.graphs:
            raise RequestError(400, f"there is no graph <{graph}> here, and nothing is fetched")
