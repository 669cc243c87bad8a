"""Reports go in, a Coding comes out: the only module that knows the order of the stages.

read -> parse -> mentions -> events -> claims -> incidents -> links
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from spacy.tokens import Doc

from talion.builder import Builder, Whole
from talion.claims.omissions import Omission, list_omissions
from talion.claims.retellings import Retelling, list_retellings
from talion.claims.selection import build_events, select_proved
from talion.events.coreference import Placing, group_placings, place_tellings
from talion.events.demands import add_demands
from talion.events.drafts import Draft, build_drafts
from talion.events.hostages import add_losses
from talion.events.opponents import settle_opponents
from talion.events.placing import settle_places
from talion.events.quantity import select_told
from talion.events.scene import Scene, build_scene
from talion.events.splitting import split_drafts
from talion.events.timing import settle_background, settle_times
from talion.events.triggers import Trigger, find_triggers
from talion.gazetteer.index import Gazetteer, open_gazetteer
from talion.incidents.comparison import EventScorer, name_rules
from talion.incidents.confidence import gauge_incidents
from talion.incidents.constraints import NONE, Constraints
from talion.incidents.merging import build_incidents, find_ties, list_event_keys
from talion.incidents.showing import settle_incidents
from talion.judgements.names import apply_names
from talion.judgements.settings import apply_settings, apply_verdicts
from talion.links.aggregates import find_aggregates
from talion.links.connectives import find_links
from talion.links.references import find_references
from talion.links.relations import find_relations
from talion.links.resolution import index_days, resolve_references, unite_links
from talion.mentions.actors import find_actors
from talion.mentions.counts import find_counts
from talion.mentions.places import find_places, outside, without_places
from talion.mentions.targets import find_targets
from talion.mentions.times import find_times
from talion.mentions.weapons import find_weapons
from talion.parse import parse_report
from talion.parts import WHOLE, Parts, drop_known_actors
from talion.records import CodedReport, Coding, Event, Failure, Incident, Link, Mention, Relation, Report, TalionError
from talion.scorers import FRAMES, Scorers
from talion.version import CODER

Progress = Callable[[int, int], None]
NOWHERE: Mapping[str, str] = MappingProxyType({})


def prepare(progress: Progress | None = None) -> None:
    """Builds the gazetteer index where it is missing; `progress` gets rows done and rows in all."""
    open_gazetteer(progress)


@dataclass(frozen=True, slots=True)
class Told:
    """One report after each stage up to the groups of drafts that tell of one happening."""

    doc: Doc
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    scene: Scene
    triggers: tuple[Trigger, ...]
    placings: Sequence[Placing]
    groups: tuple[tuple[Draft, ...], ...]


def tell_report(report: Report, gazetteer: Gazetteer, scorers: Scorers = FRAMES, parts: Parts = WHOLE) -> Told:
    """What the report's words name and tell, before it is decided what of it is an event."""
    doc = parse_report(report)
    found = find_mentions(doc, report, gazetteer)
    mentions = found if parts.known_actors else drop_known_actors(found)
    stated = find_relations(doc, [m for m in mentions if m.kind == "actor"], report.id)
    relations = [replace(r, span=r.span.requote(report.text)) for r in stated]
    bodies = {r.subject: r.object for r in relations if r.relation in {"member_of", "leads"}}
    scene = build_scene(report, doc, mentions, bodies)
    triggers = add_losses(scene, add_demands(scene, find_triggers(scene, scorers.typer)))
    drafts = split_drafts(scene, select_told(scene, build_drafts(scene, triggers, scorers.labeller, scorers.realis)))
    placings = list(place_tellings(scene, settle_background(scene, drafts) if parts.context else drafts, scorers.telling))
    groups = group_placings(placings)
    if parts.context:
        groups = settle_opponents(scene, settle_places(scene, settle_times(scene, groups)))
    return Told(doc, tuple(mentions), tuple(relations), scene, tuple(triggers), placings, tuple(tuple(g) for g in groups))


@dataclass(frozen=True, slots=True)
class Proved:
    """The groups of a report that tell of conflict, the links between them, and the events that are made of them."""

    groups: Sequence[Sequence[Draft]]
    links: Sequence[Link]
    events: Sequence[Event]


def prove_report(told: Told) -> Proved:
    groups = select_proved(told.scene, told.groups)
    links = find_links(told.scene, groups, told.triggers)
    events = build_events(told.scene, groups, CODER, [(x.source, x.target) for x in links if x.kind != "part_of"])
    return Proved(groups, links, events)


def code_report(report: Report, gazetteer: Gazetteer, scorers: Scorers = FRAMES, parts: Parts = WHOLE) -> CodedReport:
    """One report's events, links, aggregates and relations."""
    told = tell_report(report, gazetteer, scorers, parts)
    proved = prove_report(told)
    ids = {e.id for e in proved.events}
    return CodedReport(
        report=report, events=tuple(sorted(proved.events, key=lambda e: (e.trigger.start, e.id))),
        links=tuple(x for x in proved.links if {x.source, x.target} <= ids),
        aggregates=tuple(find_aggregates(told.scene, told.triggers)), relations=told.relations,
        references=tuple(find_references(told.scene, proved.groups, told.triggers, proved.links, ids)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Explained:
    """All that a report's words name, what of them was taken for one happening, and what for none, each with the reasons."""

    mentions: Sequence[Mention]
    retellings: Sequence[Retelling]
    omissions: Sequence[Omission]


def explain_report(report: Report, gazetteer: Gazetteer) -> Explained:
    """Each in the order of the text."""
    told = tell_report(report, gazetteer)
    proved = prove_report(told)
    omissions = list_omissions(told.scene, told.groups, proved.groups, proved.events)
    retellings = list_retellings(told.scene, told.placings, {event.id for event in proved.events})
    return Explained(sorted(told.mentions, key=lambda m: (m.span, m.kind)), list(retellings), list(omissions))


def find_mentions(doc: Doc, report: Report, gazetteer: Gazetteer) -> list[Mention]:
    """Every actor, place, time, count, weapon and target that the report names."""
    weapons, actors = find_weapons(doc, report.id), find_actors(doc, report.id)
    places = outside(weapons, find_places(doc, gazetteer, report.id, actors))
    found = [
        *without_places(actors, places), *places, *find_times(doc, report),
        *find_counts(doc, report.id), *weapons, *find_targets(doc, report.id),
    ]  # fmt: skip
    return [replace(m, span=m.span.requote(report.text)) for m in found]


def code_reports(
    reports: Sequence[Report],
    *,
    each: bool = False,
    inferred: bool = False,
    progress: Progress | None = None,
    scorers: Scorers = FRAMES,
    parts: Parts = WHOLE,
) -> Coding:
    """Codes every report and brings together what is plainly one happening; with `each`, every report stays by itself.

    With `inferred`, links that no report states, only the order in time and the sides, are among the links, and marked.
    A report that cannot be coded becomes a Failure with its reason; the others are coded all the same.
    """
    coded: list[CodedReport] = []
    failures: list[Failure] = []
    gazetteer = open_gazetteer()
    for done, report in enumerate(sorted(reports, key=lambda r: r.id), start=1):
        try:
            coded.append(code_report(report, gazetteer, scorers, parts))
        except (TalionError, ValueError) as error:
            failures.append(Failure(input=report.id, reason=str(error)))
        if progress is not None:
            progress(done, len(reports))
    coding = assemble(coded, failures, each=each, scorer=scorers.event)
    return coding if inferred else replace(coding, links=tuple(link for link in coding.links if not link.inferred))


def assemble(
    coded: Sequence[CodedReport],
    failures: Sequence[Failure],
    *,
    each: bool,
    scorer: EventScorer = FRAMES.event,
    constraints: Constraints = NONE,
) -> Coding:
    """One Coding of coded reports, in an order that content alone decides; `constraints` are what people decided."""
    events = sorted((e for c in coded for e in c.events), key=lambda e: e.id)
    stated = [link for c in coded for link in c.links]
    incidents, links = join_events(events, stated, across=not each, scorer=scorer, constraints=constraints)
    reports = [c.report for c in coded]
    settled = gauge_incidents(settle_incidents(incidents, reports), reports)
    references = sorted((r for c in coded for r in c.references), key=lambda r: (r.span, r.source))
    if not each:
        homes = {event: incident for incident in settled for event in incident.events}
        links = unite_links(links, resolve_references(references, homes, index_days(settled)))
    return Coding(
        reports=tuple(reports), events=tuple(events), incidents=tuple(settled), links=tuple(links),
        aggregates=tuple(sorted((a for c in coded for a in c.aggregates), key=lambda a: a.span)),
        relations=tuple(sorted((r for c in coded for r in c.relations), key=lambda r: (r.span, r.subject, r.relation, r.object))),
        failures=tuple(failures), references=tuple(references),
    )  # fmt: skip


def join_events(
    events: Sequence[Event],
    links: Sequence[Link],
    *,
    across: bool = True,
    scorer: EventScorer = FRAMES.event,
    constraints: Constraints = NONE,
    homes: Mapping[str, str] = NOWHERE,
) -> tuple[list[Incident], list[Link]]:
    """The incidents of these events, and the links between events as links between their incidents.

    `homes` are the incidents of other events, by event, in which links may end as well.
    """
    incidents = build_incidents(events, across=across, scorer=scorer, constraints=constraints)
    home = {**homes, **{e: i.id for i in incidents for e in i.events}}
    joined = {
        Link(source=home[x.source], target=home[x.target], kind=x.kind, span=x.span, inferred=x.inferred)
        for x in links
        if x.source in home and x.target in home and home[x.source] != home[x.target]
    }
    return incidents, sorted(joined, key=lambda x: (x.source, x.target, x.kind, x.span))


def rebuild(whole: Whole) -> tuple[Sequence[Incident], Sequence[Link]]:
    """`join_events` as the ledger calls it, with what people decided, each incident with its confidence."""
    incidents, joined = join_events(whole.events, whole.links, constraints=whole.decisions.constraints, homes=whole.homes)
    shown = settle_incidents(incidents, whole.reports)
    named = apply_names(shown, whole.reports, whole.decisions.names)
    settled = apply_settings(named, {event.id: event for event in whole.events}, whole.decisions)
    return apply_verdicts(gauge_incidents(settled, whole.reports), whole.decisions), joined


BUILDER = Builder(version=f"{CODER}/{name_rules()}", list_keys=list_event_keys, find_ties=find_ties, build=rebuild)
