"""OAI-PMH 2.0: sessions and documents for harvesters, whole or what changed since a time."""
