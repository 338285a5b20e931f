"""The graph as tables for people with spreadsheets: what each holds, and how it is written."""
