"""No naked number: prose prints what a role bound, and nothing else."""
