"""Place names go in, candidate places come out: the gazetteer, its index on disk and its name keys."""

from talion.gazetteer.candidates import Candidate, GazetteerError
from talion.gazetteer.index import Gazetteer, open_gazetteer

__all__ = ["Candidate", "Gazetteer", "GazetteerError", "open_gazetteer"]
