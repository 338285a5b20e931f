"""Transcripts, and lists of them."""
