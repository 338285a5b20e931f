"""What a validation found: as records, as text, as SHACL, and with the documents behind it."""
