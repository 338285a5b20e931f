"""Every public address of the site but the endpoint's, in one table.

A test holds it equal to the addresses that the application answers. The review page is not public:
it answers one machine alone, and only where somebody has asked for it.
"""

from __future__ import annotations

from server.self_description.surface.dataset import DATASET
from server.self_description.surface.examples import EXAMPLES
from server.self_description.surface.harvest import HARVEST
from server.self_description.surface.lists import LISTS
from server.self_description.surface.pictures import PICTURES
from server.self_description.surface.programme import PROGRAMME
from server.self_description.surface.reconciliation import RECONCILIATION
from server.self_description.surface.releases import RELEASES
from server.self_description.surface.search import SEARCH
from server.self_description.surface.site import GATE, SITE
from server.self_description.surface.things import THINGS
from server.self_description.surface.vocabulary import VOCABULARY

ROUTES = (
    *THINGS,
    *LISTS,
    *SEARCH,
    *PROGRAMME,
    *DATASET,
    *HARVEST,
    *VOCABULARY,
    *EXAMPLES,
    *PICTURES,
    *RECONCILIATION,
    *RELEASES,
    *SITE,
    *GATE,
)
