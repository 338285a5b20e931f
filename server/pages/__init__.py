"""What the pages show, as plain values that a template only has to lay out."""
