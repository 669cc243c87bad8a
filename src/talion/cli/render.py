"""A Timeline goes in, the styled lines of the terminal view come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from talion.cli.sheet import Sheet
from talion.views.chain import Step
from talion.views.incident import IncidentLine
from talion.views.passage import Passage
from talion.views.standing import CountLine, RelationLine
from talion.views.timeline import Stretch, Timeline
from talion.views.words import word_number

DATES = 12  # columns of the date
PLAIN, OTHER, RAIL = "●", "○", "│"


def render_timeline(timeline: Timeline, sheet: Sheet, *, quotes: bool = True) -> Iterator[Text]:
    """The whole view; without `quotes` only the incidents, two or three lines each."""
    if timeline.summary:
        yield from sheet.hang(Text(), Text(timeline.summary, "bold"))
    if timeline.source:
        yield from sheet.hang(Text(), Text(timeline.source, "dim"))
    for stretch in timeline.stretches:
        yield Text()
        yield from _render_stretch(stretch, sheet, quotes)
    if not quotes:
        return
    if timeline.chains:
        yield from _head(sheet, "Answers", "what the reports tie together")
        yield from render_chains(timeline.chains, "", sheet)
    if timeline.counts:
        yield from _head(sheet, "Counts over many happenings", "claimed, not incidents")
        for count in timeline.counts:
            yield from _render_count(count, sheet)
    if timeline.relations:
        yield from _head(sheet, "Relations", "as the reports say")
        for relation in timeline.relations:
            yield from _render_relation(relation, sheet)


def _head(sheet: Sheet, title: str, aside: str = "") -> Iterator[Text]:
    yield Text()
    yield from sheet.hang(Text(), Text.assemble((title, "bold"), (f"  ({aside})", "dim")))


def _render_stretch(stretch: Stretch, sheet: Sheet, quotes: bool) -> Iterator[Text]:
    yield Text(stretch.heading, "bold")
    column = ""
    for number, line in enumerate(stretch.incidents):
        if number and quotes:
            yield Text(" " * (DATES + 1) + RAIL, "dim")
        yield from render_incident(line, sheet, quotes, "" if line.column == column else line.column)
        column = line.column


def render_incident(line: IncidentLine, sheet: Sheet, quotes: bool, column: str) -> Iterator[Text]:
    """Parties and id, what, where and toll, who claims it, where reports differ, and the quoted words."""
    rail = Text(" " * (DATES + 1) + RAIL + " ", "dim")
    node = Text.assemble((f"{column:<{DATES}} ", "bold"), (OTHER if line.status else PLAIN, status_style(line.status)), " ")
    yield from sheet.head(node, word_parties(line), line.short, rail)
    yield from sheet.hang(rail, word_happening(line), rail)
    yield from sheet.hang(rail, word_setting(line), rail)
    if line.named:
        yield from sheet.hang(rail, Text(line.named), rail)
    if line.attributions:
        yield from sheet.hang(rail, Text(" · ".join(line.attributions)), rail)
    for dispute in line.disputes:
        yield from sheet.hang(rail, Text(dispute, "yellow"), rail)
    if line.reprints:
        yield from sheet.hang(rail, Text(line.reprints, "dim"), rail)
    if not quotes:
        return
    for passage in line.passages:
        yield from sheet.hang(rail, sheet.quote(passage), rail)
    if line.more:
        yield from sheet.hang(rail, Text(f"and {line.more}", "dim"), rail)


def status_style(status: str) -> str:
    return "yellow" if status else "green"


def word_parties(line: IncidentLine) -> Text:
    text = Text.assemble((line.doers, "bold"))
    if line.receivers:
        text.append(" → ", "dim")
        text.append(line.receivers, "bold")
    return text


def word_happening(line: IncidentLine) -> Text:
    text = Text()
    if line.status:
        text.append(f"{line.status.upper()}{': ' if line.what else ''}", "bold yellow")
    return text.append(line.what, "cyan")


def word_setting(line: IncidentLine) -> Text:
    text = Text(line.where)
    if line.toll:
        text.append(" · ")
        text.append(line.toll, "red" if line.deadly else "")
    if line.sure:
        text.append(f" · {line.sure}", "dim")
    return text


def render_chains(chains: Sequence[Step], chosen: str, sheet: Sheet) -> Iterator[Text]:
    """Whole chains, the incident of the id `chosen` marked."""
    for number, chain in enumerate(chains):
        if number:
            yield Text()
        yield from _render_step(chain, sheet, "", "", chosen)


def _render_step(step: Step, sheet: Sheet, lead: str, below: str, chosen: str = "") -> Iterator[Text]:
    """One incident of a chain with what ties it to the one above, then its answers, drawn as a tree."""
    inner = Text(below, "dim")
    first = Text(lead, "dim")
    if step.tie:
        yield from sheet.hang(first, Text(step.tie.how, "italic magenta"), inner)
        for passage in step.tie.passages:
            yield from sheet.hang(inner, sheet.quote(passage), inner)
        first = inner
    label = Text.assemble((step.date, "bold"), " · ", step.label, (f" · {step.outcome}" if step.outcome else "", "red"))
    if step.id == chosen:
        label.append(" ◀", "bold yellow")
    yield from sheet.head(first, label, step.short, inner)
    if step.repeated:
        yield from sheet.hang(inner, Text("(its answers are shown above)", "dim"), inner)
    for number, answer in enumerate(step.answers):
        last = number == len(step.answers) - 1
        yield from _render_step(answer, sheet, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "), chosen)


def _render_count(count: CountLine, sheet: Sheet) -> Iterator[Text]:
    words = Text.assemble((count.count, "bold"), f" {count.what}", (f", {count.scope}" if count.scope else "", ""))
    yield from sheet.hang(Text("• "), words)
    yield from sheet.hang(Text("  "), _quote_all(count.passages, sheet))


def _render_relation(relation: RelationLine, sheet: Sheet) -> Iterator[Text]:
    words = Text.assemble((relation.subject, "bold"), f" — {relation.relation} ", (relation.object, "bold"))
    yield from sheet.hang(Text("• "), words)
    yield from sheet.hang(Text("  "), _quote_all(relation.passages, sheet))


def _quote_all(passages: Sequence[Passage], sheet: Sheet) -> Text:
    """The first passage, and how many more say the same."""
    text = sheet.quote(passages[0])
    if len(passages) > 1:
        text.append(f", and {word_number(len(passages) - 1, 'more passage')}", "dim")
    return text
