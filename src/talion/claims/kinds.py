"""A group of drafts goes in, the happening's type comes out: ACLED sub-type, PLOVER type and mode, with the rule that gave each.

The families of weapons and frames are data (`knowledge/kinds.toml`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from talion.events.crowds import is_deadly_deed
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.frames import Frame
from talion.events.scene import Marked
from talion.records import Actor
from talion.registry import load_toml

PROPERTY = "Looting/property destruction"
Ruling = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """Each value with the rule that gave it; None where the words do not tell."""

    acled: str | None
    plover: str
    mode: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Happening:
    """What the rules look at: the frames, weapons, parties and statuses of a group of drafts."""

    drafts: tuple[Draft, ...]
    frames: tuple[Frame, ...]
    names: frozenset[str]
    weapons: tuple[str, ...]
    agents: tuple[Actor, ...]
    victims: tuple[Actor, ...]
    targets: frozenset[str]
    statuses: frozenset[str]

    def armed_with(self, family: str) -> bool:
        return bool(set(self.weapons) & members("families", family))

    def count(self, family: str) -> int:
        return sum(w in members("families", family) for w in self.weapons)

    def told_by(self, family: str) -> bool:
        return bool(self.names & members("frames", family))

    def told_by_verbs(self, family: str) -> bool:
        return any(d.trigger.lemma in members("frames", family) for d in self.drafts)

    @property
    def has_toll(self) -> bool:
        return any((t.count.low or t.count.high or 0) > 0 for d in self.drafts for t in d.tolls)

    @property
    def hurts_people(self) -> bool:
        return bool(self.victims) or self.has_toll


@cache
def load_kinds() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return cast("Mapping[str, Mapping[str, Sequence[str]]]", load_toml("kinds.toml"))


@cache
def members(table: str, name: str) -> frozenset[str]:
    return frozenset(load_kinds()[table][name])


def decide_kind(drafts: Sequence[Draft]) -> Kind:
    """The type of a happening by its frames, weapons, parties and status; a raid that kills is more than an arrest."""
    fought = [d for d in drafts if d.trigger.frame.name not in members("frames", "arrests")]
    told = gather(drafts)
    if gather(fought).told_by("fights"):
        told = gather(fought)
    lead = min(told.frames, key=lambda f: (rank(f.name), f.order))
    acled, rule = decide_acled(told)
    plover = decide_plover(told, lead, acled)
    mode = decide_mode(told, lead) if plover == lead.plover else None
    return Kind(acled, plover, mode, rule)


def gather(drafts: Sequence[Draft]) -> Happening:
    frames = tuple(d.trigger.frame for d in drafts)
    return Happening(
        drafts=tuple(drafts), frames=frames, names=frozenset(f.name for f in frames),
        weapons=tuple(m.word for d in drafts for m in d.weapons if m.word),
        agents=tuple(m.actor for d in drafts for m in d.agents if m.actor),
        victims=tuple(m.actor for d in drafts for m in d.recipients if m.actor),
        targets=frozenset(m.word for d in drafts for m in d.targets if m.word),
        statuses=frozenset(d.realis.status or "occurred" for d in drafts),
    )  # fmt: skip


def rank(name: str) -> int:
    order = load_kinds()["rank"]["order"]
    return list(order).index(name) if name in order else len(order)


def is_unreal(told: Happening) -> bool:
    return told.statuses <= {"threatened", "planned"}


def decide_plover(told: Happening, lead: Frame, acled: str | None) -> str:
    """Violence that is only threatened or planned is a threat; a crowd's violence is protest, its deadly fire is not."""
    if is_unreal(told) and lead.plover in {"ASSAULT", "COERCE"}:
        return "THREATEN"
    if acled == "Arrests":
        return "COERCE"
    return "PROTEST" if acled == "Violent demonstration" and not is_deadly_deed(told.drafts) else lead.plover


def decide_mode(told: Happening, lead: Frame) -> str | None:
    if lead.plover != "ASSAULT":
        return lead.mode
    modes = cast("Mapping[str, str]", load_kinds()["modes"])
    return next((m for w in told.weapons if (m := modes.get(w) or mode_of_family(w))), None) or lead.mode


def mode_of_family(weapon: str) -> str | None:
    if weapon in members("families", "bombs"):
        return "explosives"
    return "heavy-weapons" if weapon in members("families", "shells") else None


def decide_acled(told: Happening) -> Ruling:
    """The first rule that holds, from what is said or agreed to what is done."""
    lead = min(told.frames, key=lambda f: (rank(f.name), f.order))
    if lead.name in {"threaten", "demand"}:
        return None, f"{lead.plover} has no ACLED sub-type"
    if is_unreal(told) and lead.plover != "PROTEST":
        return None, "only threatened or planned"
    fixed = next((f for f in told.frames if f.name in load_kinds()["rank"]["fixed"]), None)
    if fixed is not None and fixed.acled == "Protest with intervention" and (told.told_by("deadly") or told.has_toll):
        return "Excessive force against protesters", "people hurt as a crowd was dispersed"
    if fixed is not None and fixed.name == "capture" and is_by_state(told):
        return "Arrests", "taken by a state's forces"
    if fixed is not None:
        return fixed.acled, f"frame {fixed.name!r}"
    return decide_crowd(told) or decide_stopped(told) or decide_territory(told) or decide_violence(told)


def is_by_state(told: Happening) -> bool:
    return bool(told.agents) and all(a.kind in members("actors", "forces") for a in told.agents)


def decide_crowd(told: Happening) -> Ruling | None:
    """Demonstrations, riots, force used on a crowd, and mobs."""
    shown = bool(told.names & {"protest", "riot"})
    crowd_acts = any(a.kind in members("actors", "crowds") for a in told.agents)
    crowd_hurt = any(v.kind in members("actors", "crowds") for v in told.victims)
    forces_act = any(a.kind in members("actors", "forces") for a in told.agents)
    crowd_hurt = crowd_hurt and not told.targets & members("actors", "other_crowds")
    crowd_hurt = crowd_hurt and not any(f.name == "attack" and f.acled == "Attack" for f in told.frames)  # a car driven into them
    fought = crowd_hurt and "clash" in told.names
    lethal = told.told_by("lethal") and not (fought and told.names <= {"clash", "wound", "protest"})
    if crowd_hurt and not crowd_acts and lethal and (forces_act or not told.agents) and "riot" not in told.names:
        return "Excessive force against protesters", "force used on a crowd"
    mob = any(a.name in members("actors", "mobs") for a in told.agents) or any(
        d.trigger.doer in words_of("mobs") or any(is_mob(m) for m in d.agents) for d in told.drafts
    )
    beaten = told.hurts_people or bool(told.names & {"kill", "beat"})
    throng = any(d.trigger.doer in {"crowd", "mob"} for d in told.drafts)
    fire = "petrol bomb" in told.weapons or "bomb" in told.names
    if (
        mob
        and not fire
        and not told.armed_with("bombs")
        and beaten
        and (told.told_by("deadly") or told.told_by_verbs("mob_verbs"))
        and not shown
    ):
        return "Mob violence", "a crowd hurt people"
    if crowd_hurt and not crowd_acts and told.armed_with("police"):
        return "Protest with intervention", "a protest met with tear gas, water or batons"
    if "riot" in told.names or fought or ((shown or crowd_acts or throng) and told.told_by("rough")):
        return "Violent demonstration", "a protest with riot, fire or attack"
    if shown and told.armed_with("police"):
        return "Protest with intervention", "a protest met with tear gas, water or batons"
    return ("Peaceful protest", "frame 'protest'") if shown else None


def is_mob(agent: Marked) -> bool:
    """ "kept a crowd from lynching him": who acts is called a crowd."""
    return agent.mention.span.quote.lower().split()[-1] in words_of("mobs")


def was_stopped(told: Happening) -> bool:
    """Was what was launched intercepted, with nothing told that it struck or hurt?"""
    struck = told.has_toll or bool(told.names & {"strike", "kill", "wound", "explode"})
    return told.statuses <= {"intercepted"} or ("intercepted" in told.statuses and not struck)


def decide_stopped(told: Happening) -> Ruling | None:
    """Weapons that were intercepted, found or made safe before they took effect."""
    stopped = [d for d in told.drafts if d.trigger.frame.name == "intercept"]
    if was_stopped(told):
        return "Disrupted weapons use", "stopped before it took effect"
    if stopped and "occurred" not in told.statuses:
        return stopped[0].trigger.frame.acled, "found, foiled or made safe"
    found = any(d.trigger.frame.acled and d.realis.status == "attempted" for d in stopped)
    return ("Disrupted weapons use", "found or made safe") if found and not told.has_toll else None


def decide_territory(told: Happening) -> Ruling | None:
    if "take territory" not in told.names or told.weapons:
        return None
    fallen = any(d.trigger.lemma == "fall to" for d in told.drafts)
    if fallen and told.victims:
        by_state = told.victims[0].kind in members("actors", "forces")
        return ("Government regains territory" if by_state else "Non-state actor overtakes territory"), "a place fell to them"
    by_force = told.agents[0].kind in members("actors", "forces") if told.agents else lost_by_group(told)
    if by_force:
        return "Government regains territory", "a state's forces took a place"
    return "Non-state actor overtakes territory", "a group took a place"


def lost_by_group(told: Happening) -> bool:
    """Nobody is said to have taken it, but a group to have lost it."""
    return bool(told.victims) and told.victims[0].kind in {"armed group", "militia"}


def decide_violence(told: Happening) -> Ruling:
    for rule in (decide_special, decide_air_or_shells, decide_blast, decide_property):
        found = rule(told)
        if found is not None:
            return found
    return decide_ground(told)


def decide_special(told: Happening) -> Ruling | None:
    """Weapons that have a sub-type of their own."""
    if "suicide bomb" in told.weapons or "suicide" in told.names or is_driven_in(told):
        return "Suicide bomb", "a bomber who dies in it"
    if told.armed_with("chemical"):
        return "Chemical weapon", "a chemical weapon or nerve agent"
    if told.weapons and set(told.weapons) <= members("families", "police") and not told.has_toll:
        if any(a.kind == "police" for a in told.agents):
            return "Protest with intervention", "water, gas or batons of the police"
        return "Other", "water, gas or batons, and nobody hurt"
    if told.armed_with("grenades") and not told.armed_with("air") and not told.armed_with("shells"):
        return "Grenade", "weapon 'grenade'"
    return None


def is_driven_in(told: Happening) -> bool:
    """A vehicle bomb that its driver rams into a target."""
    driven = any(d.trigger.lemma in {"ram", "drive"} for d in told.drafts)
    return driven and told.armed_with("vehicle_bombs")


def decide_air_or_shells(told: Happening) -> Ruling | None:
    air, shells = told.count("air"), told.count("shells")
    if set(told.weapons) <= {"tank"} and not told.told_by("shooting"):
        shells = 0  # tanks that advance do not shell yet
    if "airstrike" in told.names or (air and air >= shells):
        return "Air/drone strike", "an air strike or a drone"
    if shells or "shell" in told.names:
        return "Shelling/artillery/missile attack", "missile, rocket, artillery or mortar"
    mined = bool(told.weapons) and set(told.weapons) <= members("families", "mines")
    by_state = any(a.kind in {"state", "coalition", "military"} for a in told.agents) and not mined
    struck = any(d.trigger.frame.name == "strike" and d.trigger.noun for d in told.drafts)
    plain = not told.armed_with("bombs") and not told.armed_with("arms")
    if by_state and ("bomb" in told.names or (struck and plain)):
        return "Air/drone strike", "a strike or bombing by a state's forces"
    lemmas = {d.trigger.lemma for d in told.drafts}
    if told.armed_with("bombs") and ("drop" in lemmas or (by_state and "use" in lemmas)):
        return "Air/drone strike", "bombs dropped"
    if by_state and not told.weapons and "strike" in told.names:
        return "Air/drone strike", "a strike by a state's forces"
    if not told.weapons and is_abroad(told) and told.names & {"attack", "strike"} and not told.told_by_verbs("ground_verbs"):
        return "Air/drone strike", "a state's attack in another country"
    return None


def decide_blast(told: Happening) -> Ruling | None:
    if told.armed_with("bombs") or told.names & {"bomb", "explode"}:
        return "Remote explosive/landmine/IED", "bomb, mine or explosion"
    return None


def decide_property(told: Happening) -> Ruling | None:
    wrecked = "burn" in told.names or any(f.acled == PROPERTY for f in told.frames)
    if (wrecked or "arson" in told.weapons) and not (told.has_toll and told.told_by("deadly")):
        return PROPERTY, "property burnt, looted or razed"
    return None


def is_abroad(told: Happening) -> bool:
    """Do states act in a country that is not theirs?"""
    homes = {a.country for a in told.agents if a.kind == "state"}
    where = {m.place.country for d in told.drafts for m in d.places if m.place and m.place.country}
    return bool(homes) and bool(where) and not homes & where


def decide_ground(told: Happening) -> Ruling:
    """Armed clash where those attacked can fight, Attack where they cannot."""
    if "clash" in told.names:
        return "Armed clash", "frame 'clash'"
    if told.victims and told.victims[0].kind in members("actors", "fighters"):
        return "Armed clash", "armed forces or an armed group attacked"
    civil_target = bool(told.targets & members("actors", "civil_targets"))
    if not told.victims and not civil_target and told.targets & members("actors", "military_targets"):
        return "Armed clash", "a military target attacked"
    civil = told.has_toll or any(v.kind != "ship" for v in told.victims)
    means = told.armed_with("arms") or told.told_by("deadly") or "attack" in told.names or told.told_by("felt")
    if means and civil:
        return "Attack", "people who do not fight attacked"
    if told.told_by("deadly"):
        return "Attack", "people killed"
    by_gunmen = any(a.kind in {"armed group", "militia", "unidentified"} for a in told.agents)
    if by_gunmen and told.targets & members("actors", "civil_targets") - {"merchant ship"} and "attack" in told.names:
        return "Attack", "a place of people who do not fight attacked"
    if told.told_by_verbs("advances") and any(a.kind in members("actors", "fighters") for a in told.agents):
        return "Armed clash", "forces on the move"
    return None, "the means of the attack are not told"
