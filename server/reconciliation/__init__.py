"""The Reconciliation API: finds the entities that the cells of somebody's table may mean."""
