"""Groups of drafts go in; the events that a reader may rely on come out, with the groups that they came from.

A group is kept when its words prove a happening of conflict (a weapon, an armed actor, people hurt, a military target) and place
it in time. Everything else is left out: a wrong incident costs the user more than a missed one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from talion.claims.doubt import has_evidence, is_party
from talion.claims.evidence import tells_of_conflict
from talion.claims.responsibility import Responsibility, find_responsibilities
from talion.claims.statements import build_event
from talion.events.affinity import VAGUE_NAMES, compare_actors, specific
from talion.events.continuity import is_background
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.objects import ARMED_KINDS
from talion.events.opponents import RULERS
from talion.events.scene import Scene, count_sentences, lemma
from talion.events.timing import DEEDS, may_carry
from talion.records import Actor, Event, event_id
from talion.words import in_one_paragraph

BRIEF = 3  # sentences
BESIDE = 2  # sentences: its own and the next

__all__ = ["build_events", "has_evidence", "has_time", "select_proved"]


def select_proved(scene: Scene, groups: Sequence[Sequence[Draft]]) -> list[Sequence[Draft]]:
    """The groups whose words prove a happening of conflict, and the concessions that are told beside one."""
    proved = [has_evidence(scene, g) for g in groups]
    grounds = [d.token for g, known in zip(groups, proved, strict=True) if known for d in g if is_ground(d)]
    return [g for g, known in zip(groups, proved, strict=True) if known or is_conceded(scene, g, grounds)]


def is_ground(draft: Draft) -> bool:
    """A protest or a blow: what a government may give way to."""
    return draft.trigger.frame.plover in {"PROTEST", "ASSAULT"} and not draft.realis.habit


def is_conceded(scene: Scene, group: Sequence[Draft], grounds: Sequence[int]) -> bool:
    """ "He is withdrawing the bill, after parliament was stormed": a ruler gives way to what is told beside it."""
    first = group[0]
    if first.trigger.frame.name != "concede" or not first.agents:
        return False
    return any(count_sentences(scene.doc, min(t, first.token), max(t, first.token) + 1) <= BESIDE for t in grounds)


def build_events(
    scene: Scene, proved: Sequence[Sequence[Draft]], coder: str, answers: Collection[tuple[str, str]] = ()
) -> list[Event]:
    """The events of those of the proved groups that are placed in time and are news.

    `answers` are pairs of event ids, an answer and what it answers: this places in time what has no date of its own, where its
    words tell who did it and to whom or where.
    """
    ids = [event_id(scene.span(g[0].trigger.start, g[0].trigger.end)) for g in proved]
    placed = {i for i, g in zip(ids, proved, strict=True) if has_time(g) or is_undated_news(scene, g)}
    placed |= {i for i, g in zip(ids, proved, strict=True) if is_whole_brief(scene, g)}
    placed |= {cause for answer, cause in answers if answer in placed} & {
        i for i, g in zip(ids, proved, strict=True) if any(d.agents for d in g) and any(d.recipients or d.places for d in g)
    }
    kept = [g for i, g in zip(ids, proved, strict=True) if i in placed and not is_old_measure(scene, g)]
    parties = {
        m.actor.name
        for g in kept
        for d in g
        if d.trigger.frame.name not in words_of("said_frames")
        for m in (*d.agents, *d.recipients)
        if m.actor
    }
    kept = [g for g in kept if g[0].trigger.frame.name not in words_of("said_frames") or is_between_parties(scene, g, parties)]
    voices = share_voices(scene, kept)
    return [build_event(scene, g, v, coder) for g, v in zip(kept, voices, strict=True)]


def is_between_parties(scene: Scene, group: Sequence[Draft], parties: set[str]) -> bool:
    """A threat counts when a named actor makes it; what else is only said, between two parties to the report's conflict.

    An armed group is a party to one wherever it is named.
    """
    agents = [m.actor for d in group for m in d.agents if m.actor and m.actor.name not in VAGUE_NAMES]
    recipients = [m.actor for d in group for m in d.recipients if m.actor and m.actor.name not in VAGUE_NAMES]
    if is_threatened(scene, group) and any(d.recipients for d in group):
        return bool(parties)  # "the mayor has received death threats": from whom, nobody knows
    if not agents or not any(a.kind in ARMED_KINDS | {"person"} for a in agents):
        return False
    if group[0].trigger.frame.name == "threaten":
        return bool(parties or recipients) or any(a.kind in ARMED_KINDS for a in agents)
    if any(m.mention.rule == RULERS for d in group for m in d.recipients):
        return bool(parties)  # the opposition's demands on the government, in a report of its conflict
    if "bloc" in group[0].trigger.frame.objects:
        return bool(recipients) and any(is_side(a, parties) for a in agents)  # "announced that they were leaving ECOWAS"
    sides = {a.name for a in (*agents, *recipients) if is_side(a, parties)}
    return len(sides) > 1 and (group[0].trigger.frame.name == "consult" or any(a.name in sides for a in recipients))


def is_old_measure(scene: Scene, group: Sequence[Draft]) -> bool:
    """ "when it made peace with the government in 2016": of what was no deed of force, only the day or month makes news."""
    published = scene.report.published_date
    whens = [m.when for d in group for m in d.times if m.when is not None]
    if published is None or not whens or any(d.trigger.frame.plover in DEEDS for d in group):
        return False
    return all(w.precision == "year" and w.latest < published for w in whens)


def is_threatened(scene: Scene, group: Sequence[Draft]) -> bool:
    """Death threats, of which somebody is said to be the target."""
    return all(
        lemma(scene.doc[d.trigger.start]) == "death" and d.trigger.frame.name == "threaten" and not d.agents for d in group
    )


def is_side(actor: Actor, parties: set[str]) -> bool:
    return actor.kind in {"armed group", "militia"} or bool(compare_actors([actor.name], sorted(parties)))


def has_time(group: Sequence[Draft]) -> bool:
    """A date, or words of time that a missing publication date leaves open."""
    return any("since" not in m.mention.rule for d in group for m in d.times)


def is_undated_news(scene: Scene, group: Sequence[Draft]) -> bool:
    """Told as news of a conflict by a report whose own day is unknown: it happened, though nobody can say when."""
    if scene.report.published_date is not None or any(d.realis.habit for d in group):
        return False
    return not is_of_any_town(scene, group) and may_carry(scene, group) and tells_of_conflict(scene, group)


def is_whole_brief(scene: Scene, group: Sequence[Draft]) -> bool:
    """Is it what a brief without any date is there to tell: who or with what, and upon whom or where?"""
    if count_sentences(scene.doc, 0, len(scene.doc)) > BRIEF or any(m.is_point for m in scene.marks.get("time", ())):
        return False
    told = any(d.agents or d.weapons or not d.trigger.frame.weak for d in group) and any(
        d.recipients or d.targets or d.tolls or d.places for d in group
    )
    armed = any(m.actor is not None and m.actor.kind in ARMED_KINDS for d in group for m in d.agents)
    threat = armed and any(d.realis.status == "threatened" for d in group)
    return (told or threat) and not all(d.realis.habit for d in group) and not is_of_any_town(scene, group)


def is_of_any_town(scene: Scene, group: Sequence[Draft]) -> bool:
    """Arrests and killings that no party to a conflict does or suffers."""
    if not all(d.trigger.frame.name in words_of("ordinary_frames") for d in group):
        return False
    return not any(is_party(scene, m) for d in group for m in (*d.agents, *d.recipients))


def may_be_of(voice: Responsibility, group: Sequence[Draft]) -> bool:
    """Nobody claims what others are told to have done, or what was done to themselves."""
    claimant = [voice.actor.actor.name] if voice.actor.actor else []
    doers = specific([m.actor.name for d in group for m in d.agents if m.actor])
    struck = specific([m.actor.name for d in group for m in d.recipients if m.actor])
    told = compare_actors(doers, claimant)
    return told != 0.0 and (bool(told) or compare_actors(struck, claimant) != 1.0)


def share_voices(scene: Scene, groups: Sequence[Sequence[Draft]]) -> list[list[Responsibility]]:
    """Every wording of responsibility goes to the happening told last before it, or in its sentence.

    A new paragraph speaks of the news again, not of old times that the one before ended with.
    """
    old = {k for k, g in enumerate(groups) if is_background(scene, [m.when for d in g for m in d.times if m.when is not None])}
    shared: list[list[Responsibility]] = [[] for _ in groups]
    for voice in find_responsibilities(scene):
        sent = scene.doc[voice.at].sent
        tokens = [(d.token, k) for k, g in enumerate(groups) for d in g if d.trigger.frame.name not in words_of("statements")]
        inside = [(t, k) for t, k in tokens if sent.start <= t < sent.end]
        before = [(t, k) for t, k in tokens if t < sent.start]
        if inside:
            shared[min(inside, key=lambda x: (abs(x[0] - voice.at), x[0]))[1]].append(voice)
        elif before:
            news = [(t, k) for t, k in before if k not in old or in_one_paragraph(scene.doc[t], scene.doc[voice.at])]
            told = news or before
            own = [(t, k) for t, k in told if may_be_of(voice, groups[k])] if voice.kind == "claimed" else []
            shared[max(own or told)[1]].append(voice)
    return shared
