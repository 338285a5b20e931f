"""What the server tells of itself: the access log, the metrics, and whether it is well."""
