"""The IGF knowledge graph: documents in, a validated linked-data graph out."""

__version__ = "0.1.0"
