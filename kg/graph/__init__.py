"""From records and resolved identities to quads: one module a kind of thing."""
