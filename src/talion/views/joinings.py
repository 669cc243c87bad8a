"""An Incident goes in, why the tellings of several reports were taken for one happening comes out in words."""

from __future__ import annotations

from dataclasses import dataclass

from talion.records import Incident, Joining, Reason
from talion.views.context import Context
from talion.views.words import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class JoiningLine:
    """Two tellings: whose they are, the worded score ("score 6.4", "" where people decided), reasons, the weightiest first."""

    tellings: str
    score: str
    reasons: tuple[str, ...]


def view_joinings(incident: Incident, context: Context) -> tuple[JoiningLine, ...]:
    """In the order of the tellings; none where one event is the whole incident."""
    homes = {claim.event: claim.spans[0].report for claim in incident.claims if claim.spans}
    lines = [_view_joining(joining, homes, context) for joining in incident.joinings]
    return tuple(sorted(lines, key=lambda line: (line.tellings, line.reasons)))


def _view_joining(joining: Joining, homes: dict[str, str], context: Context) -> JoiningLine:
    sources = sorted(context.source(homes[e]) if e in homes else e for e in (joining.one, joining.other))
    weighty = sorted(joining.reasons, key=lambda reason: -abs(reason.points))
    return JoiningLine(
        tellings=" and ".join(dict.fromkeys(sources)),
        score="" if joining.score is None else f"score {joining.score:.1f}",
        reasons=tuple(map(word_reason, weighty)),
    )


def word_reason(reason: Reason) -> str:
    """ "both on 2024-01-20 (+2.2)"; without points where there are none."""
    says = clean(reason.says)
    return f"{says} ({reason.points:+.1f})" if reason.points else says
