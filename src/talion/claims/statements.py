"""Groups of drafts become Events: every value as a Claim with its words, who says so, and the rule where one made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from talion.claims.confidence import gauge_claims
from talion.claims.counterblows import find_counterblows
from talion.claims.forces import name_forces, settle_crowd
from talion.claims.kinds import decide_kind, gather, was_stopped
from talion.claims.named import find_named
from talion.claims.responsibility import Responsibility
from talion.claims.rivals import RIVAL, find_rival
from talion.claims.rules import ATTACKERS_DEAD, BLAMED, CLAIMED, CORRECTED, LOWERED, NAMED_ONLY, RAISED, REPLACED
from talion.claims.speech import REPORT_ITSELF, Source, find_source
from talion.claims.struck import Struck, find_addressee, find_dwellers, find_hurt, find_pupils, find_works
from talion.claims.victims import infer_struck, is_told, settle_struck, strike_works
from talion.events.affinity import VAGUE_NAMES
from talion.events.drafts import Draft
from talion.events.ownership import find_main_country
from talion.events.parties import PRONOUNS
from talion.events.scene import Marked, Scene
from talion.events.tolls import Standing, Toll
from talion.records import Attribution, Claim, ClaimField, ClaimValue, Event, Place, Span, event_id

SEA_TARGETS = frozenset({"merchant ship", "warship"})
STANDINGS: dict[Standing, str] = {"replaced": REPLACED, "lowered": LOWERED, "raised": RAISED, "corrected": CORRECTED}


@dataclass(slots=True)
class Writer:
    """Collects the claims of one event."""

    event: str
    coder: str
    claims: list[Claim] = field(default_factory=list)

    def add(
        self,
        name: ClaimField,
        value: ClaimValue,
        spans: Sequence[Span],
        source: Source = REPORT_ITSELF,
        derived: str | None = None,
    ) -> None:
        claim = Claim(
            event=self.event, field=name, value=value, spans=tuple(spans), said_by=source.name, stance=source.stance,
            derived=derived or None, coder=self.coder,
        )  # fmt: skip
        if claim not in self.claims:
            self.claims.append(claim)


def build_event(scene: Scene, drafts: Sequence[Draft], voices: Sequence[Responsibility], coder: str) -> Event:
    """The event that the drafts of one group tell of."""
    trigger = scene.span(drafts[0].trigger.start, drafts[0].trigger.end)
    writer = Writer(event_id(trigger), coder)
    passages: list[Span] = []
    stopped, rival = was_stopped(gather(drafts)), find_rival(scene, drafts)
    beaten_back = [d.token for d in find_counterblows(drafts)]
    for draft in drafts:
        passage = scene.span(*draft.passage)
        if passage not in passages:
            passages.append(passage)
        told = replace(draft, agents=(), recipients=()) if draft.token in beaten_back else draft
        write_draft(scene, writer, told, stopped=stopped, rival=rival)
    for voice in voices:
        write_voice(scene, writer, voice)
        passage = scene.span(voice.start, voice.end)
        if not any(passage.overlaps(p) for p in passages):
            passages.append(passage)
    writer.claims[:] = name_forces(writer.claims, find_main_country(scene))
    write_kind(scene, writer, drafts)
    writer.claims[:] = settle_crowd(writer.claims)
    write_hurt(scene, writer, drafts)
    victims = [m for d in drafts for t in d.tolls if t.victims is not None for m in scene.within("actor", *t.victims)]
    persons = {
        m.actor.name for m in (*victims, *(m for d in drafts for m in d.recipients)) if m.actor and m.actor.kind == "person"
    }
    for one in find_named(scene, drafts):
        writer.add("victims", one.name, [one.span], derived=one.rule)
    write_struck(writer, find_pupils(scene, drafts))
    writer.claims[:] = strike_works(settle_struck(writer.claims, persons))
    if is_struck_unnamed(writer):
        hurt = any(c.field in {"fatalities", "injured"} and is_told(c) for c in writer.claims)
        write_struck(writer, find_dwellers(scene, drafts, hurt=hurt))
    writer.claims.extend(infer_struck(writer.claims))
    if is_struck_unnamed(writer):
        write_struck(writer, find_works(scene, drafts))
    if not any(c.field == "recipients" for c in writer.claims):
        write_struck(writer, find_addressee(scene, drafts, sole_country(writer.claims)))
    claims = gauge_claims(sorted(writer.claims, key=claim_order), trigger, passages)
    return Event(report=scene.report.id, trigger=trigger, mentions=tuple(sorted(passages)), claims=claims)


def sole_country(claims: Sequence[Claim]) -> str | None:
    """The country where it happened, where one alone is told."""
    lands = {c.value.country for c in claims if c.field == "place" and isinstance(c.value, Place) and c.value.country}
    return next(iter(lands)) if len(lands) == 1 else None


def is_struck_unnamed(writer: Writer) -> bool:
    """Is it violence, and nobody named on whom it fell?"""
    violent = any(c.field == "plover_type" and c.value == "ASSAULT" for c in writer.claims)
    return violent and not any(c.field == "recipients" for c in writer.claims)


def claim_order(claim: Claim) -> tuple[str, int, str]:
    return claim.field, claim.spans[0].start if claim.spans else -1, claim.id


def write_draft(scene: Scene, writer: Writer, draft: Draft, *, stopped: bool, rival: Token | None) -> None:
    source = find_source(scene, scene.doc[draft.trigger.verb if draft.trigger.verb is not None else draft.trigger.i])
    told = Source(source.name, "asserts", source.span, source.person) if source.stance == "denies" else source
    own = scene.span(draft.trigger.start, draft.trigger.end)
    write_actors(writer, "perpetrators", draft.agents, source)
    write_actors(writer, "recipients", draft.recipients, told)
    for marked in draft.weapons:
        if marked.word:
            writer.add("weapons", marked.word, [marked.mention.span], told, marked.mention.rule)
    if draft.trigger.frame.weapon and not draft.weapons and not is_at_sea(draft):
        by_air = draft.trigger.frame.by_state is not None and any(m.actor and m.actor.kind == "state" for m in draft.agents)
        writer.add(
            "weapons", "airstrike" if by_air else draft.trigger.frame.weapon, [own], told, f"frame {draft.trigger.frame.name!r}"
        )
    elif draft.trigger.frame.name == "airstrike" and not draft.weapons:
        writer.add("weapons", "airstrike", [own], told, "frame 'airstrike'")
    for marked in draft.targets:
        if marked.word:
            writer.add("target_kind", marked.word, [marked.mention.span], told, marked.mention.rule)
    for marked in draft.places:
        if marked.place:
            writer.add("place", marked.place, [marked.mention.span], told, marked.mention.rule)
    for marked in draft.times:
        if marked.when and marked.is_point:
            writer.add("date", marked.when, [marked.mention.span], told, marked.mention.rule)
    write_tolls(scene, writer, draft)
    write_status(scene, writer, draft, told, stopped=stopped, rival=rival)
    write_attribution(scene, writer, draft, source)


def is_at_sea(draft: Draft) -> bool:
    """ "fired on merchant ships": with what is not told, and seldom with rifles."""
    struck = any(m.actor is not None and m.actor.kind == "ship" for m in draft.recipients)
    return draft.trigger.frame.name == "fire" and (struck or any(m.word in SEA_TARGETS for m in draft.targets))


def write_status(scene: Scene, writer: Writer, draft: Draft, told: Source, *, stopped: bool, rival: Token | None) -> None:
    """What became of it: what was launched and then intercepted did not come to pass; rival accounts leave it open."""
    status = draft.realis.status or "occurred"
    cue = draft.realis.cue if draft.realis.cue is not None else draft.token
    span = scene.span(cue, cue + 1)
    if stopped and status == "occurred":
        writer.add("status", "intercepted", [span], told, "launched, then intercepted")
    elif rival is not None and status == "occurred":
        writer.add("status", "uncertain", [span, scene.span(rival.i, rival.i + 1)], told, RIVAL)
    else:
        writer.add("status", status, [span], told, "told as fact" if draft.realis.cue is None else f"{span.quote!r} decides")


def write_attribution(scene: Scene, writer: Writer, draft: Draft, source: Source) -> None:
    """Who speaks of an agent claims the deed, where the speaker is that agent, and else blames the agent."""
    if source.name is None or source.span is None or source.stance == "denies":
        return
    speaker = scene.at("actor", source.person) if source.person is not None else None
    speaking = speaker.actor.name if speaker is not None and speaker.actor else None
    for marked in draft.agents:
        if marked.actor is None:
            continue
        spans = [source.span, marked.mention.span]
        if speaking == marked.actor.name:
            writer.add("claimed_by", marked.actor.name, spans, source, CLAIMED)
        elif is_exact(marked.actor.name) and source.name.lower() not in PRONOUNS:
            writer.add("attributed_to", Attribution(actor=marked.actor.name, by=source.name), spans, source)


def is_exact(name: str) -> bool:
    return name not in VAGUE_NAMES


def write_actors(writer: Writer, name: ClaimField, marks: Sequence[Marked], source: Source) -> None:
    for marked in marks:
        if marked.actor:
            spoken = source if source.stance != "denies" else Source(source.name, "denies", source.span)
            writer.add(name, marked.actor.name, [marked.mention.span], spoken, marked.mention.rule)


def write_tolls(scene: Scene, writer: Writer, draft: Draft) -> None:
    """Tolls of the draft; a count over a whole war or campaign is left out, and the attackers' dead count in the maximum only."""
    for toll in draft.tolls:
        if toll.cumulative:
            continue
        source = find_source(scene, scene.doc[toll.anchor if toll.voice is None else toll.voice])
        if toll.stance == "denies":
            source = Source(source.name, "denies", source.span, source.person)
        writer.add(toll.field, toll.count, [toll.span], source, rule_of_toll(toll))


def rule_of_toll(toll: Toll) -> str | None:
    """How the number follows from the words, where it is not simply told."""
    if toll.of_attackers:
        return ATTACKERS_DEAD
    if toll.entailed:
        return "nobody was hurt"
    if toll.standing:
        return STANDINGS[toll.standing]
    return NAMED_ONLY if toll.number is None and (toll.count.low or 0) > 0 else None


def write_voice(scene: Scene, writer: Writer, voice: Responsibility) -> None:
    if voice.actor.actor is None:
        return
    spans = [scene.span(voice.start, voice.end)]
    name = voice.actor.actor.name
    if voice.kind == "claimed":
        writer.add("claimed_by", name, spans, Source(name, "asserts", spans[0]))
        writer.add("perpetrators", name, spans, Source(name, "asserts", spans[0]), CLAIMED)
    elif voice.kind == "denied":
        writer.add("claimed_by", name, spans, Source(name, "denies", spans[0]))
    elif is_exact(name) and (voice.by or "").lower() not in PRONOUNS:
        writer.add(
            "attributed_to", Attribution(actor=name, by=voice.by or "unnamed"), spans, Source(voice.by, "asserts", spans[0])
        )
        writer.add("perpetrators", name, spans, Source(voice.by, "suspects", spans[0]), BLAMED)


def write_kind(scene: Scene, writer: Writer, drafts: Sequence[Draft]) -> None:
    kind = decide_kind(drafts)
    spans = [scene.span(d.trigger.start, d.trigger.end) for d in drafts]
    weapons = [m.mention.span for d in drafts for m in d.weapons]
    if kind.acled:
        writer.add("acled_sub_event_type", kind.acled, [*spans, *weapons][:6], derived=kind.rule)
    writer.add("plover_type", kind.plover, spans[:3], derived=f"frame {drafts[0].trigger.frame.name!r}")
    if kind.mode:
        writer.add("plover_mode", kind.mode, [*spans, *weapons][:4], derived=kind.rule)


def write_hurt(scene: Scene, writer: Writer, drafts: Sequence[Draft]) -> None:
    """Those hurt are recipients where no exact name is."""
    if any(is_exact(str(c.value)) for c in writer.claims if c.field == "recipients"):
        return
    named = {str(c.value) for c in writer.claims if c.field in {"recipients", "perpetrators"}}
    write_struck(writer, *find_hurt(scene, drafts, named))


def write_struck(writer: Writer, *struck: Struck | None) -> None:
    for one in struck:
        if one is not None:
            writer.add("recipients", one.name, [one.span], derived=one.rule)
