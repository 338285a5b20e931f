"""Runs the queries of strangers in processes of their own, which can be ended at any moment."""
