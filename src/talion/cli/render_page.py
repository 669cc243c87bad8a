"""An IncidentPage or a Why goes in, the styled lines of `show` and `why` come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from talion.cli.render import word_happening, word_parties, word_setting
from talion.cli.render_log import render_judgement
from talion.cli.sheet import Sheet
from talion.views.account import Account
from talion.views.joinings import JoiningLine
from talion.views.page import FieldLine, IncidentPage, Neighbour, ReportPart
from talion.views.why import ClaimLine, Why
from talion.views.words import UNKNOWN

NAMES = 15  # columns of a field's name


def render_page(page: IncidentPage, sheet: Sheet) -> Iterator[Text]:
    """One incident, whole."""
    line = page.line
    yield from sheet.head(Text(), word_parties(line), line.id)
    yield from sheet.hang(Text("  "), word_happening(line))
    yield from sheet.hang(Text("  "), Text.assemble((f"{line.date} · ", "bold"), word_setting(line)))
    if line.named:
        yield from sheet.hang(Text("  "), Text(line.named))
    if line.attributions:
        yield from sheet.hang(Text("  "), Text(" · ".join(line.attributions)))
    for dispute in line.disputes:
        yield from sheet.hang(Text("  "), Text(dispute, "yellow"))
    if line.reprints:
        yield from sheet.hang(Text("  "), Text(line.reprints))
    if page.signs:
        yield from sheet.hang(Text("  "), Text(f"{line.sure} rests on: {', '.join(page.signs)}", "dim"))
    if page.judgements:
        yield from _head(sheet, "Judgements", "of people")
        for judgement in page.judgements:
            yield from render_judgement(judgement, sheet)
    yield from _head(sheet, "Fields", f"talion why {line.short} FIELD gives the claims")
    for field in page.fields:
        yield from _render_field(field, sheet)
    yield from _head(sheet, "Passages")
    for report in page.reports:
        yield from _render_report(report, sheet)
    yield from _render_joinings(page.joinings, sheet)
    for title, neighbours in (("Before", page.before), ("After", page.after)):
        if neighbours:
            yield from _head(sheet, title)
            for neighbour in neighbours:
                yield from _render_neighbour(neighbour, sheet)


def _head(sheet: Sheet, title: str, aside: str = "") -> Iterator[Text]:
    yield Text()
    yield from sheet.hang(Text(), Text.assemble((title, "bold"), (f"  ({aside})" if aside else "", "dim")))


def _render_field(field: FieldLine, sheet: Sheet) -> Iterator[Text]:
    style = "dim" if field.value in (UNKNOWN, f"date {UNKNOWN}", f"place {UNKNOWN}") else ""
    body = Text.assemble((field.value, style))
    if field.claims:
        sure = f", confidence {field.sure}" if field.sure else ""
        body.append(f"  [{field.claims}{sure}]", "dim")
    yield from sheet.hang(Text(f"  {field.name:<{NAMES}}", "bold"), body)


def _render_report(report: ReportPart, sheet: Sheet) -> Iterator[Text]:
    source = Text.assemble((report.source, "bold"), f" · {report.title}" if report.title else "")
    yield from sheet.head(Text("  "), source, ", ".join(report.events)) if report.events else sheet.hang(Text("  "), source)
    if report.reprint:
        yield from sheet.hang(Text("  "), Text(report.reprint, "yellow"))
    if report.url:
        yield from sheet.hang(Text("  "), Text(report.url, "dim"))
    for passage in report.passages:
        yield from sheet.hang(Text("    "), sheet.quote(passage, source=False))


def _render_joinings(joinings: Sequence[JoiningLine], sheet: Sheet) -> Iterator[Text]:
    if joinings:
        yield from _head(sheet, "Joined because", "talion judge split undoes it")
    for joining in joinings:
        yield from sheet.hang(Text("  "), Text.assemble((joining.tellings, "bold"), (f"  {joining.score}", "dim")))
        yield from sheet.hang(Text("    "), Text("; ".join(joining.reasons)))


def _render_neighbour(neighbour: Neighbour, sheet: Sheet) -> Iterator[Text]:
    line = neighbour.line
    yield from sheet.hang(Text("  "), Text(neighbour.tie.how, "italic magenta"))
    for passage in neighbour.tie.passages:
        yield from sheet.hang(Text("    "), sheet.quote(passage))
    yield from sheet.head(Text("    "), Text.assemble((line.date, "bold"), " · ", word_parties(line)), line.short)
    yield from sheet.hang(Text("    "), word_happening(line))
    yield from sheet.hang(Text("    "), word_setting(line))


def render_why(why: Why, sheet: Sheet) -> Iterator[Text]:
    """The value shown, every claim with its sentence, and how the value came from the claims."""
    yield from sheet.head(Text(), Text.assemble((f"{why.field}: ", "bold"), (why.shown, "bold cyan")), why.short)
    for number, claim in enumerate(why.claims, 1):
        yield Text()
        yield from _render_claim(number, claim, sheet)
    yield from _head(sheet, "How the value came about")
    for reason in why.reasons:
        yield from sheet.hang(Text("  • "), Text(reason))


def _render_claim(number: int, claim: ClaimLine, sheet: Sheet) -> Iterator[Text]:
    lead = Text(f"{number:>3}. ", "dim")
    sure = f" · confidence {claim.sure}" if claim.sure else ""
    yield from sheet.hang(lead, Text.assemble((claim.value, "bold"), f" — {claim.said}", (sure, "dim")))
    blank = Text(" " * lead.cell_len)
    if claim.rule and claim.judged:
        yield from sheet.hang(blank, Text(claim.rule, "magenta"))
    yield from sheet.hang(blank, Text.assemble(("of " if claim.judged else "", "dim"), sheet.quote(claim.passage)))
    if claim.rule and not claim.judged:
        yield from sheet.hang(blank, Text(f"derived: {claim.rule}", "magenta"))
    for note in claim.notes:
        yield from sheet.hang(blank, Text(note, "yellow"))


def render_account(account: Account, sheet: Sheet) -> Iterator[Text]:
    """The incident, then each point in dispute with all that is said of it."""
    line = account.line
    yield from sheet.head(Text(), word_parties(line), line.id)
    yield from sheet.hang(Text("  "), word_happening(line))
    yield from sheet.hang(Text("  "), Text.assemble((f"{line.date} · ", "bold"), word_setting(line)))
    yield from sheet.hang(Text("  "), Text(account.reports))
    for matter in account.matters:
        yield Text()
        yield from sheet.hang(Text(), Text.assemble((f"{matter.name}: ", "bold"), (matter.shown, "bold cyan")))
        if matter.growth:
            yield from sheet.hang(Text("  "), Text(f"by the day of report: {matter.growth}"))
        for number, claim in enumerate(matter.claims, 1):
            yield from _render_claim(number, claim, sheet)
    yield from _render_joinings(account.joinings, sheet)
    yield Text()
    agreed = f"Nobody differs on: {', '.join(account.agreed)}." if account.agreed else ""
    yield from sheet.hang(Text(), Text(agreed if account.matters else f"Nothing is disputed. {agreed}".strip(), "dim"))
