"""The reports of an Incident go in, which of them only reprint another comes out in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from talion.records import Incident
from talion.views.context import Context
from talion.views.words import word_number

NameReport = Callable[[str], str]  # the id of a report goes in, "Example Wire, 24 Jan 2024 [seed]" comes out
NAMED = 3  # reports that are named one by one


def word_sources(reports: Sequence[str], name_report: NameReport) -> str:
    """ "named by Example Wire, 24 Jan 2024 [seed]; ... and 4 more reports", "" for none."""
    if not reports:
        return ""
    rest = len(reports) - NAMED
    more = f" and {word_number(rest, 'more report')}" if rest > 0 else ""
    return f"named by {'; '.join(map(name_report, reports[:NAMED]))}{more}"


def list_reports(incident: Incident) -> tuple[str, ...]:
    """The ids of the reports that tell of it, sorted."""
    return tuple(sorted({mention.report for mention in incident.mentions}))


def word_reports(reports: Iterable[str], context: Context) -> str:
    """ "3 reports, 2 of them reprints of Gulf Wire Service, 20 Jan 2024 [r-99bd38]"."""
    told = sorted(set(reports))
    words = word_number(len(told), "report")
    copies: dict[str, int] = {}
    for report in told:
        if (root := context.sourcing.root(report)) != report:
            copies[root] = copies.get(root, 0) + 1
    if not copies:
        return words
    said = [f"{word_number(n, 'reprint')} of {context.source(root)}" for root, n in sorted(copies.items())]
    if len(said) == 1:
        count, _, rest = said[0].partition(" ")
        return f"{words}, {count} of them {'a ' if count == '1' else ''}{rest}"
    return f"{words}, among them {' and '.join(said)}"


def word_reprints(incident: Incident, context: Context) -> str:
    """The same, "" where none of the incident's reports reprints another."""
    reports = list_reports(incident)
    return word_reports(reports, context) if any(context.sourcing.root(report) != report for report in reports) else ""
