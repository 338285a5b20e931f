"""A data folder of invented sessions, of any size: for measuring, and for nothing else."""
