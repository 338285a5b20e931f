"""Which mentions are one person: by keys, by context, and as candidates that a person judges."""
