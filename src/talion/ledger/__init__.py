"""The store: schema and named operations; SQL nowhere else."""
