"""Names of the rules by which words around a telling give it a value: what later stages know a value by, without the coder."""

from __future__ import annotations

STATEMENT = "day of the statement"
LEAD = "time of the happening told first"
BEFORE = "time of the sentence before"
NEWS = "told as news on the day of publication"
GUESSED = "guessed by the place of "  # how the rules of guessed places start
NAMED_LAST = "the group named last"
FOILED = "who foiled it"
