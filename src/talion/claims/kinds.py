"""A group of drafts goes in, the happening's type comes out: ACLED sub-type, PLOVER type and mode, with the rule that gave each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talion.events.drafts import Draft
from talion.records import Actor

AIR = frozenset({"airstrike", "drone", "helicopter"})
SHELLS = frozenset({"ballistic missile", "cruise missile", "anti-ship missile", "missile", "rocket", "artillery", "mortar", "tank", "cluster munition"})
BOMBS = frozenset({"IED", "bomb", "car bomb", "landmine", "unexploded ordnance", "explosives", "motorcycle bomb"})
ARMS = frozenset({"small arms", "bladed weapon", "machete", "sniper rifle"})
FIXED = ("rape", "abduct", "capture", "release", "expel", "arrest", "apprehend", "sanction", "ceasefire", "mobilize", "withdraw")
MODES = {
    "drone": "drone", "airstrike": "aerial", "helicopter": "aerial", "small arms": "firearms", "bladed weapon": "primitive",
    "machete": "primitive", "suicide bomb": "suicide-attack", "arson": "destroy", "tear gas": "crowd-control", "chemical weapon": "unconventional",
}  # fmt: skip
FIGHTERS = frozenset({"military", "police", "armed group", "militia", "state", "coalition", "unidentified"})


@dataclass(frozen=True, slots=True)
class Kind:
    """Each value with the rule that gave it; None where the words do not tell."""

    acled: str | None
    plover: str
    mode: str | None
    rule: str


def decide_kind(drafts: Sequence[Draft]) -> Kind:
    """The type of a happening by its frames, weapons, parties and status."""
    frames = [d.trigger.frame for d in drafts]
    names = [f.name for f in frames]
    weapons = [m.word for d in drafts for m in d.weapons if m.word]
    lead = min(frames, key=lambda f: (rank(f.name), f.order))
    acled, rule = decide_acled(drafts, names, weapons)
    mode = next((MODES.get(w) or ("explosives" if w in BOMBS else "heavy-weapons" if w in SHELLS else None) for w in weapons), None) or lead.mode
    return Kind(acled, lead.plover, mode if lead.plover == "ASSAULT" else lead.mode, rule)


def rank(name: str) -> int:
    """Frames that fix the type come before those that leave it open."""
    order = ("rape", "abduct", "capture", "release", "expel", "threaten", "riot", "protest", "arrest", "apprehend", "sanction", "ceasefire", "mobilize", "demand", "withdraw")
    return order.index(name) if name in order else len(order)


def decide_acled(drafts: Sequence[Draft], names: Sequence[str], weapons: Sequence[str]) -> tuple[str | None, str]:
    statuses = {d.realis.status for d in drafts}
    for draft in drafts:
        frame = draft.trigger.frame
        if frame.name in {"threaten", "demand"}:
            return None, f"{frame.plover} has no ACLED sub-type"
        if frame.name in FIXED:
            return frame.acled, f"frame {frame.name!r}"
    if "protest" in names or "riot" in names:
        return decide_protest(drafts, names)
    if statuses <= {"intercepted"}:
        return "Disrupted weapons use", "stopped before it took effect"
    if "take territory" in names and not weapons:
        return decide_territory(drafts)
    return decide_violence(drafts, names, weapons)


def decide_protest(drafts: Sequence[Draft], names: Sequence[str]) -> tuple[str, str]:
    violent = "riot" in names or any(n in {"burn", "attack", "fire", "beat"} for n in names)
    return ("Violent demonstration", "a protest with riot, fire or attack") if violent else ("Peaceful protest", "frame 'protest'")


def decide_territory(drafts: Sequence[Draft]) -> tuple[str, str]:
    kinds = [m.actor.kind for d in drafts for m in d.agents if m.actor]
    if kinds and kinds[0] in {"state", "military", "police"}:
        return "Government regains territory", "a state's forces took a place"
    return "Non-state actor overtakes territory", "a group took a place"


def decide_violence(drafts: Sequence[Draft], names: Sequence[str], weapons: Sequence[str]) -> tuple[str | None, str]:
    agents = [m.actor for d in drafts for m in d.agents if m.actor]
    arms = set(weapons)
    by_state = any(a.kind in {"state", "coalition", "military"} for a in agents)
    if "suicide bomb" in arms or "suicide" in names:
        return "Suicide bomb", "weapon 'suicide bomb'"
    if "chemical weapon" in arms:
        return "Chemical weapon", "weapon 'chemical weapon'"
    if "grenade" in arms and not arms & (AIR | SHELLS):
        return "Grenade", "weapon 'grenade'"
    air, shells = count_of(weapons, AIR), count_of(weapons, SHELLS)
    if "airstrike" in names or (air and air >= shells):
        return "Air/drone strike", "an air strike or a drone"
    if shells or "shell" in names:
        return "Shelling/artillery/missile attack", "missile, rocket, artillery or mortar"
    if ("bomb" in names and by_state) or ("strike" in names and by_state and not arms & (BOMBS | ARMS) and any(d.trigger.noun for d in drafts if d.trigger.frame.name == "strike")):
        return "Air/drone strike", "a strike or bombing by a state's forces"
    if arms & BOMBS or "bomb" in names or "explode" in names:
        return "Remote explosive/landmine/IED", "bomb, mine or explosion"
    if "strike" in names and by_state and not arms:
        return "Air/drone strike", "a strike by a state's forces"
    if not arms and is_abroad(drafts) and any(n in {"attack", "strike"} for n in names):
        return "Air/drone strike", "a state's attack in another country"
    if "burn" in names or ("arson" in arms and not any(d.tolls for d in drafts)):
        return "Looting/property destruction", "property burnt, looted or razed"
    return decide_ground(drafts, names, arms)


def is_abroad(drafts: Sequence[Draft]) -> bool:
    """Do states act in a country that is not theirs?"""
    homes = {m.actor.country for d in drafts for m in d.agents if m.actor and m.actor.kind == "state"}
    where = {m.place.country for d in drafts for m in d.places if m.place and m.place.country}
    return bool(homes) and bool(where) and not homes & where


def count_of(weapons: Sequence[str], family: frozenset[str]) -> int:
    return sum(w in family for w in weapons)


def decide_ground(drafts: Sequence[Draft], names: Sequence[str], arms: set[str]) -> tuple[str | None, str]:
    if "clash" in names:
        return "Armed clash", "frame 'clash'"
    victims = [m.actor for d in drafts for m in d.recipients if m.actor]
    if any(is_fighter(v) for v in victims) and not any(v.kind == "civilians" for v in victims):
        return "Armed clash", "armed forces or an armed group attacked"
    means = bool(arms & ARMS) or any(n in {"kill", "assassinate", "beat", "fire"} for n in names)
    if means and (victims or any(d.tolls for d in drafts)):
        return "Attack", "people who do not fight attacked"
    return None, "the means of the attack are not told"


def is_fighter(actor: Actor) -> bool:
    return actor.kind in FIGHTERS
