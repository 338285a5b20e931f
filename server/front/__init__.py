"""Stands before the application: takes requests off the network, and bounds what they may cost."""
