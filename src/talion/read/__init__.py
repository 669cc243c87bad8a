"""Files, folders, globs and standard input go in, Reports come out, and for each input that gives none a Failure."""

from talion.read.inputs import Note, Reading, iter_inputs, read_inputs

__all__ = ["Note", "Reading", "iter_inputs", "read_inputs"]
