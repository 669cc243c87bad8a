"""Groups of drafts go in, the same groups come out with a time where the words around them give one.

A happening without a date of its own takes, in this order: a time in its sentence that belongs to nothing else; the day on which
it was said, for what is said (threats, demands); the time of the sentence before in the same paragraph; the time of the happening
that the report tells first; the day of publication. Each is marked as derived.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from talion.events.answered import answers_to
from talion.events.continuity import is_background, is_earlier, looks_back
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.openings import opening_spots
from talion.events.ownership import is_datable
from talion.events.rules import BEFORE, LEAD, NEWS, STATEMENT
from talion.events.scene import Marked, Scene, count_sentences, lemma
from talion.events.threats import find_speaker
from talion.events.ties import is_apart, set_off_by, sets_apart
from talion.events.toll_corrections import load_corrections
from talion.events.waves import find_wave
from talion.records import Mention, When

LASTING_DAYS = 31
DISPATCH_DAYS = 10  # a page that bears an older date is no dispatch of that day
EARLIER = "time told last in the paragraph"
CARRIED = 3  # sentences
OF_WAVE = "time of the wave that it is of"
SOLE = "only time of a brief report"
UNSIGNED = frozenset({"Arrests", "Sexual violence"})
BLASTS = frozenset({"explode", "suicide"})
DAY = dt.timedelta(days=1)
BRIEF = 3  # sentences
DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE"})


def settle_background(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Undated drafts told of old times take their date before grouping: of a sentence that opens with it ("In 2023 rebels stormed
    a hotel; six guards were killed"), or of the dated sentence before ("in January 2020 ... The killing of")."""
    published = scene.report.published_date
    firsts: dict[int, int] = {}
    for draft in drafts:
        firsts.setdefault(scene.doc[draft.token].sent.start, draft.token)
    settled = []
    for draft in drafts:
        undated = published is not None and not draft.times and not draft.realis.habit
        first = firsts[scene.doc[draft.token].sent.start]
        found = old_time(scene, draft, first) or time_set_off(scene, draft) if undated else None
        settled.append(replace(draft, times=(found,)) if found is not None else draft)
    return settled


def old_time(scene: Scene, draft: Draft, first: int) -> Marked | None:
    """The time long ago that the sentence opens with, before its `first` trigger, or that of the sentence before."""
    sent = scene.doc[draft.token].sent
    timed = [m for m in scene.within("time", sent.start, sent.end) if m.is_point]
    opening = next((m for m in timed if m.end <= first and may_date(scene, draft, m)), None)
    found = opening.derive("time of the sentence") if opening is not None else None if timed else time_before(scene, draft)
    return found if found is not None and found.when is not None and is_background(scene, [found.when]) else None


def time_set_off(scene: Scene, draft: Draft) -> Marked | None:
    """ "The 1992 riots, which broke out when police were cleared": what set a happening off has the month or year of it."""
    begun = set_off_by(scene.doc[draft.token])
    if begun is None:
        return None
    times = scene.within("time", begun.left_edge.i, begun.i)
    found = next((m for m in times if m.when is not None and m.when.precision != "day"), None)
    if found is None or found.when is None or not is_background(scene, [found.when]):
        return None
    return found.derive("time of what it set off")


def settle_times(scene: Scene, groups: Sequence[Sequence[Draft]]) -> list[list[Draft]]:
    """Every group with the best time that can be had for it; a group for which there is none stays as it was."""
    owned = {m.start for g in groups for d in g for m in d.times}
    settled: list[list[Draft]] = []
    lead: Marked | None = None
    happened = list_incident_days(scene)
    for group in groups:
        own = next((happened[s] for d in group if (s := scene.doc[d.token].sent.start) in happened and is_deed(d)), None)
        group = with_time(group, group[0], own) if own is not None and not has_point(group) else group
        found = list(group) if has_point(group) else settle_group(scene, settle_since(scene, group), owned)
        earlier = any(is_earlier(scene, d) for d in group)
        if earlier and not has_point(group):
            found = date_before(scene, found)
        risen = lead is None and any(rise_over(scene.doc[d.token]) for d in found if is_deed(d) and (d.places or d.recipients))
        news = published_day(scene, found[0], NEWS) if risen and not has_point(found) else None
        if news is not None:
            found = with_time(found, found[0], week_up_to(news))
        if not earlier and not has_point(found) and may_carry(scene, found):
            carried = lead.derive(LEAD) if lead is not None else published_day(scene, found[0], NEWS)
            found = with_time(found, found[0], carried) if carried is not None else found
        said = all(d.trigger.frame.name in words_of("said_frames") for d in found)
        if (
            lead is None
            and has_point(found)
            and not said
            and not is_aside(scene.doc[found[0].token])
            and not is_past(scene, found)
        ):
            lead = next(m for d in found for m in d.times if m.is_point)
        settled.append(found)
    settled = date_parts(scene, date_answered(scene, settled))
    return settled if any(has_point(g) for g in settled) else date_brief(scene, settled)


def date_answered(scene: Scene, groups: Sequence[list[Draft]]) -> list[list[Draft]]:
    """ "The raid was in response to an attack on a base in which two guards were killed": in the week up to its answer.

    Only what is told with where it was or whom it hurt, and is one blow, not "attacks".
    """
    dated = {i: g for g in groups if has_point(g) for d in g for i in (d.token, d.trigger.verb) if i is not None}
    settled = []
    for group in groups:
        single = any(scene.doc[d.token].tag_ in {"NN", "VBD", "VBN"} for d in group) and not any(d.times for d in group)
        told = any(d.tolls or d.recipients for d in group) and any(d.places or d.tolls for d in group)
        real = group[0].realis.status == "occurred" and not group[0].realis.habit
        answer = next((a for d in group for a in answers_to(scene.doc[d.token]) if a in dated), None) if single and told else None
        if answer is None or not real or any(d is group[0] for d in dated[answer]):
            settled.append(group)
            continue
        time = next(m for d in dated[answer] for m in d.times if m.is_point)
        settled.append(with_time(group, group[0], week_up_to(time)))
    return settled


def date_parts(scene: Scene, groups: Sequence[list[Draft]]) -> list[list[Draft]]:
    """ "In another, gunmen fired on a post": what is told as one blow of a wave, with its place or toll, has the wave's day."""
    settled = []
    for group in groups:
        real = group[0].realis.status in {"occurred", "intercepted", "attempted"} and any(d.tolls or d.places for d in group)
        wave = find_wave(scene, group, groups) if real and not any(d.times for d in group) else None
        time = next((m for d in wave or () for m in d.times if m.is_point), None)
        settled.append(with_time(group, group[0], time.derive(OF_WAVE)) if time is not None else group)
    return settled


def week_up_to(marked: Marked) -> Marked:
    if marked.when is None:
        return marked
    when = When(earliest=marked.when.earliest - 7 * DAY, latest=marked.when.latest, precision="week")
    return replace(marked, mention=replace(marked.mention, value=when, rule=f"the week up to then, {marked.mention.rule}"))


def is_past(scene: Scene, group: Sequence[Draft]) -> bool:
    """Told of old times below the first sentence: what the report brings in, not what it is there to tell."""
    below = group[0].token >= next(iter(scene.doc.sents)).end
    return below and bool(is_background(scene, [m.when for d in group for m in d.times if m.is_point and m.when is not None]))


def is_deed(draft: Draft) -> bool:
    return draft.trigger.frame.plover in DEEDS and not draft.realis.habit and draft.realis.status not in {"planned", "threatened"}


def list_incident_days(scene: Scene) -> dict[int, Marked]:
    """ "The incident happened on Sunday": the time for what the sentence before tells, by its first token."""
    days: dict[int, Marked] = {}
    for noun in scene.doc:
        if noun.dep_ != "nsubj" or lemma(noun) not in words_of("occasions") or not looks_back(noun) or not noun.sent.start:
            continue
        took = lemma(noun.head) == "take" and any(c.lower_ == "place" for c in noun.head.children)
        within = scene.within("time", noun.head.left_edge.i, noun.head.right_edge.i + 1)
        times = [m for m in within if m.is_point and m.when is not None and m.when.precision == "day"]
        if times and (took or lemma(noun.head) in {"happen", "occur"}):
            days[scene.doc[noun.sent.start - 1].sent.start] = times[0].derive("day of the incident")
    return days


def date_brief(scene: Scene, groups: list[list[Draft]]) -> list[list[Draft]]:
    """A brief with one date, and none of its happenings dated: the date is that of the deed told last."""
    if count_sentences(scene.doc, 0, len(scene.doc)) > BRIEF:
        return groups
    told = [k for k, g in enumerate(groups) if g[0].trigger.frame.plover in DEEDS and not g[0].realis.habit]
    for k in reversed(told):
        times = [m for m in scene.marks.get("time", ()) if may_date(scene, groups[k][0], m)]
        if len(times) == 1 and groups[k][0].realis.status in {"occurred", "attempted", "intercepted"}:
            groups[k] = with_time(groups[k], groups[k][0], times[0].derive(SOLE))
            break
    return groups


def is_aside(token: Token) -> bool:
    """Is it told only as what another happening answers or follows: "in response to an attack", "after Monday's raid"?"""
    return any(sets_apart(step, own=step.i == token.i) for step in (token, *token.ancestors))


def settle_since(scene: Scene, group: Sequence[Draft]) -> list[Draft]:
    """ "Since Monday, fighting has killed 40": what goes on since a day of the last weeks lies between then and publication."""
    day = scene.report.published_date
    settled = []
    for draft in group:
        times = [
            m
            for m in draft.times
            if day is not None
            and m.when is not None
            and m.mention.rule.startswith("since")
            and goes_on(scene, draft)
            and 0 <= (day - m.when.earliest).days <= LASTING_DAYS
        ]
        if times and times[0].when is not None and day is not None:
            when = replace(times[0].when, latest=day)
            rule = times[0].mention.rule.replace("since", "from then to publication")
            lasting = replace(times[0], mention=replace(times[0].mention, value=when, rule=rule))
            settled.append(replace(draft, times=(*(m for m in draft.times if m is not times[0]), lasting)))
        else:
            settled.append(draft)
    return settled


def goes_on(scene: Scene, draft: Draft) -> bool:
    """Is its verb, or the verb that it hangs on, in the present perfect?"""
    verb = next((t for t in (scene.doc[draft.token], *scene.doc[draft.token].ancestors) if t.pos_ == "VERB"), None)
    return verb is not None and any(c.lower_ in {"has", "have", "'s", "’s"} and c.dep_ == "aux" for c in verb.children)


def has_point(group: Sequence[Draft]) -> bool:
    return any(m.is_point for d in group for m in d.times)


def may_carry(scene: Scene, group: Sequence[Draft]) -> bool:
    """What tells who or with what, and upon whom or where, goes on in the time told last, unless it has an unread one."""
    real = group[0].realis.status in {"occurred", "intercepted", "attempted"}
    general = all(d.trigger.noun and scene.doc[d.token].tag_ == "NNS" and looks_back(scene.doc[d.token]) for d in group)
    if len(group) == 1 and any(m.mention.rule.startswith("since") for m in group[0].times) and goes_on(scene, group[0]):
        return False  # "they have fought the rebels since 2021": no one day's news
    return tells_enough(scene, group) and real and not general and not any(m.when is None for d in group for m in d.times)


def tells_enough(scene: Scene, group: Sequence[Draft]) -> bool:
    """Of a blast, an arrest, a rape, a killing that opens with its place, who did it need not be told; of a measure, to whom."""
    return any(
        d.agents
        or d.weapons
        or d.trigger.frame.name in BLASTS
        or d.trigger.frame.acled in UNSIGNED
        or (d.trigger.frame.name == "kill" and d.recipients and opening_spots(scene, d))
        for d in group
    ) and any(d.recipients or d.tolls or d.places or d.trigger.frame.name in words_of("measure_frames") for d in group)


def settle_group(scene: Scene, group: Sequence[Draft], owned: set[int]) -> list[Draft]:
    first = group[0]
    for draft in group:
        found = time_in_sentence(scene, draft, owned)
        if found is not None:
            return with_time(group, draft, found)
    if first.trigger.frame.name in words_of("said_frames") or is_announced(scene, first):
        day = published_day(scene, first, STATEMENT)
        return with_time(group, first, day) if day is not None else list(group)
    if not tells_enough(scene, group):
        return list(group)
    for draft in group:
        found = time_before(scene, draft)
        if found is not None:
            return with_time(group, draft, found)
    return list(group)


def is_announced(scene: Scene, draft: Draft) -> bool:
    """ "said that he is withdrawing the bill": what is conceded in words is done as they are spoken."""
    return draft.trigger.frame.name == "concede" and find_speaker(scene.doc[draft.token]) is not None


def date_before(scene: Scene, group: Sequence[Draft]) -> list[Draft]:
    """The group in the week before the day that it was given, or that its sentence tells: that of what it was earlier than."""
    found = list(group)
    if not has_point(found):
        sent = scene.doc[found[0].token].sent
        beside = [m for m in scene.within("time", sent.start, sent.end) if may_date(scene, found[0], m)]
        found = with_time(found, found[0], beside[0].derive("time of the sentence")) if len(beside) == 1 else found
    return [replace(d, times=tuple(week_before(m) for m in d.times)) for d in found]


def week_before(marked: Marked) -> Marked:
    if marked.when is None or not marked.is_point or marked.when.precision != "day":
        return marked
    day = marked.when.earliest
    when = When(earliest=day - 7 * DAY, latest=day - DAY, precision="week")
    return replace(marked, mention=replace(marked.mention, value=when, rule=f"the week before, {marked.mention.rule}"))


def with_time(group: Sequence[Draft], draft: Draft, marked: Marked) -> list[Draft]:
    return [replace(d, times=(*d.times, marked)) if d is draft else d for d in group]


def time_in_sentence(scene: Scene, draft: Draft, owned: set[int]) -> Marked | None:
    """A time that hangs on no other happening: "Austin said on Tuesday" dates what was said as news."""
    sent = scene.doc[draft.token].sent
    shared = [m for m in scene.within("time", sent.start, sent.end) if may_date(scene, draft, m)]
    counted = rise_over(scene.doc[draft.token])
    if counted is not None:
        shared = [m for m in shared if counted.left_edge.i <= m.head <= counted.right_edge.i]
    times = [m for m in shared if m.start not in owned]
    if not times:
        if len(shared) != 1 or is_apart(scene.doc[draft.token], scene.doc[shared[0].head]):
            return None
        return shared[0].derive("time of the sentence")
    nearest = min(times, key=lambda m: (is_of_speech(scene, m), abs(m.head - draft.token), m.start))
    said = is_of_speech(scene, nearest)
    if said and tells_of_fallen(scene.doc[draft.token]):
        return None
    return nearest.derive(STATEMENT if said else "time of the sentence")


def rise_over(token: Token) -> Token | None:
    """ "The toll from a raid on Djibo rose to 14, he said on Friday": the figure, which alone the rest of the sentence dates."""
    words = load_corrections()
    counts = (t for t in token.ancestors if t.dep_ == "nsubj" and lemma(t) in words["figures"])
    return next((t for t in counts if lemma(t.head) in words["rises"]), None)


def tells_of_fallen(verb: Token) -> bool:
    """ "The gunmen who stormed the hotel have been killed, he said on Monday": what is news is their end, not what they did."""
    fallen = verb.head
    if verb.dep_ != "relcl" or fallen.dep_ not in {"dobj", "nsubjpass"} or fallen.head.i == verb.i:
        return False
    return lemma(fallen.head) in words_of("felling") and any(c.lower_ == "who" and c.dep_ == "nsubj" for c in verb.children)


def may_date(scene: Scene, draft: Draft, marked: Marked) -> bool:
    """A point in time that opens no dispatch and, for what has happened, does not lie after publication."""
    if under_since(scene.doc[marked.head]) and not under_since(scene.doc[draft.token]):
        return False
    if is_name_part(scene.doc[marked.head]) and marked.when is not None and marked.when.precision == "year":
        return False
    return marked.is_point and marked.mention.rule != "dateline" and is_datable(scene, draft.realis.status, marked)


def is_name_part(time: Token) -> bool:
    """ "Who rejected the 2016 accord": the year tells which accord, not when anything else happened."""
    led = any(c.dep_ in {"det", "poss"} and c.i < time.i for c in time.head.children)  # unlike "in 2016 rebels struck"
    return led and time.dep_ in {"compound", "nummod", "amod", "nmod"} and time.head.pos_ in {"NOUN", "PROPN"}


def under_since(token: Token) -> bool:
    """ "the gravest challenge since he was elected in 2022": the time of what only measures how long."""
    clauses = [a for a in token.ancestors if a.dep_ in {"advcl", "pcomp"}]
    led = any(c.lower_ == "since" and c.dep_ in {"mark", "prep"} for a in clauses for c in a.children)
    return led or any(a.dep_ == "pcomp" and a.head.lower_ == "since" for a in clauses)


def is_of_speech(scene: Scene, marked: Marked) -> bool:
    """ "Austin said on Tuesday": the verb that the time hangs on is one of speech."""
    verb = next((a for a in scene.doc[marked.head].ancestors if a.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and lemma(verb) in words_of("speech")


def time_before(scene: Scene, draft: Draft) -> Marked | None:
    """The last time in the sentence before, in the same paragraph; rather none that dates only what was answered there.

    Sentences that say no day are passed over, so long as the paragraph goes on.
    """
    start = scene.doc[draft.token].sent.start
    for back in range(CARRIED):
        if start == 0:
            return None
        before = scene.doc[start - 1].sent
        gap = scene.report.text[before.end_char - 1 : scene.doc[start].idx + 1]
        if "\n" in gap or before.text.endswith("\n"):
            return None
        dated = [m for m in scene.within("time", before.start, before.end) if m.when is not None]
        times = [m for m in dated if may_date(scene, draft, m) and not is_by_the_way(scene, m)]
        main = [m for m in times if not is_aside(scene.doc[m.head])]
        if times:
            return (main or times)[-1].derive(BEFORE if not back else EARLIER)
        if dated:
            return None
        start = before.start
    return None


def is_by_the_way(scene: Scene, marked: Marked) -> bool:
    """ "The post of the peacekeepers, whom Moscow sent in 2020": old times of a clause that tells only of a noun."""
    old = marked.when is not None and is_background(scene, [marked.when])
    return bool(old) and any(a.dep_ == "relcl" for a in scene.doc[marked.head].ancestors)


def published_day(scene: Scene, draft: Draft, rule: str) -> Marked | None:
    """The day that the dispatch bears, or the day of publication where it bears none."""
    day = scene.report.published_date
    written = next((m for m in scene.marks.get("time", ()) if m.mention.rule == "dateline" and m.when is not None), None)
    when = written.when if written is not None else None
    if written is not None and when is not None and (day is None or 0 <= (day - when.latest).days <= DISPATCH_DAYS):
        return written.derive(rule)
    if day is None:
        return None
    span = scene.span(draft.trigger.start, draft.trigger.end)
    when = When(earliest=day, latest=day, precision="day")
    mention = Mention(kind="time", span=span, value=when, rule=f"{rule}: published {day.isoformat()}")
    return Marked(mention, draft.trigger.start, draft.trigger.end, draft.token)
