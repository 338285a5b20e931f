"""Earlier states of what stands here, by date: Memento, RFC 7089."""
