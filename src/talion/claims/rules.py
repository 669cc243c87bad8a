"""Names of the rules by which claims are made: what later stages know a claim by, without the coder."""

from __future__ import annotations

from talion.events.rules import FOILED

CLAIMED = "says it of itself"
BLAMED = "others blame it"
ATTACKERS_DEAD = "the attackers' own dead"
NAMED_ONLY = "counted from those who are named, perhaps not all"
REPLACED = "told before, and given up for another figure"
LOWERED = "lowered from a higher figure"
RAISED = "raised from a lower figure"
CORRECTED = "corrected from another figure"
DEAD = "people hurt of whom no more is said"
STRUCK_STATE = "the state of the place that was struck from outside"
HOLDER = "who holds the place that was struck"
ENTAILED = "a type of violence that falls on civilians"
ADDRESSED = "whose rule a demonstration is about"
SHOWN = "whoever demonstrates is a protester"
INFERRED = frozenset({DEAD, ENTAILED, STRUCK_STATE, HOLDER, FOILED, ADDRESSED, SHOWN})  # give way to whatever words say
