"""Data, not code: ontology, frames, actors, weapons, targets, sites."""
