"""What feeds of a programme have in common, whatever their syntax."""
