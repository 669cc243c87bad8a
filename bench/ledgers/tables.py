"""Figures go in, tables in Markdown come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ledgers.news import NewsShare
from ledgers.scoring import Alarms, Figures, Share
from ledgers.speed import Speed


def cell(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def f1(share: Share | None) -> str:
    """F1, or nothing where there is nothing to find and nothing was found."""
    return "" if share is None or not (share.gold or share.predicted) else cell(share.f1)


def three(share: Share) -> str:
    return f"{cell(share.f1)} ({cell(share.precision)}, {cell(share.recall)})" if share.gold or share.predicted else ""


def format_rows(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def format_sets(figures: Sequence[Figures]) -> str:
    """A row a set; F1 unless said otherwise, `s` is seconds."""
    head = (
        "set",
        "reports",
        "evidence",
        "ledger F1 (P, R)",
        "incidents F1 (P, R)",
        "merging B3",
        "links",
        "aggregates",
        "relations",
        "s",
    )
    rows = [
        (x.name, str(x.reports), cell(x.evidence), f"**{three(x.ledger)}**", three(x.incidents), cell(x.merging), f1(x.links),
         f1(x.aggregates), f1(x.relations), f"{x.seconds:.1f}")
        for x in figures
    ]  # fmt: skip
    return format_rows(head, rows)


def format_fields(figures: Sequence[Figures]) -> str:
    """F1 of each field over paired incidents: a row a field, a column a set."""
    fields = list(dict.fromkeys(name for x in figures for name in x.fields))
    return format_rows(("field", *(x.name for x in figures)), [(n, *(f1(x.fields.get(n)) for x in figures)) for n in fields])


def format_phenomena(figures: Sequence[Figures]) -> str:
    """A row a phenomenon with its fields; empty where the gold has no value."""
    fields = list(dict.fromkeys(name for x in figures for name in x.fields))
    head = ("phenomenon", "items", "ledger F1", "incidents F1 (P, R)", "links", "aggregates", *fields)
    return format_rows(
        head,
        [
            (
                x.name,
                str(x.reports),
                f1(x.ledger),
                three(x.incidents),
                f1(x.links),
                f1(x.aggregates),
                *(f1(x.fields[f]) for f in fields),
            )
            for x in figures
        ],
    )


def format_news(shares: Sequence[NewsShare]) -> str:
    rows = [(s.corpus, s.label, str(s.articles), str(s.hits), cell(s.hits / s.articles if s.articles else None)) for s in shares]
    return format_rows(("corpus", "label", "articles", "with an incident", "share"), rows)


def format_ablation(stages: Sequence[tuple[str, Sequence[Figures]]]) -> str:
    """A row a stage: ledger F1 and incidents F1 of each set."""
    sets = [x.name for x in stages[0][1]] if stages else []
    rows = [(name, *(f"{f1(x.ledger)} / {f1(x.incidents)}" for x in figures)) for name, figures in stages]
    return format_rows(("parts at work", *sets), rows)


def format_mergings(ways: Sequence[tuple[str, Sequence[Figures]]]) -> str:
    """A row a way of merging: B3 F1 and ledger F1 of each set."""
    sets = [x.name for x in ways[0][1]] if ways else []
    rows = [(name, *(f"{cell(x.merging)} / {f1(x.ledger)}" for x in figures)) for name, figures in ways]
    return format_rows(("way of merging", *sets), rows)


def format_speed(speed: Speed) -> str:
    row = (str(speed.documents), f"{speed.bare:.1f}", f"{speed.coder:.1f}", f"{speed.ratio:.2f}")
    return format_rows(("documents", "bare spaCy, docs/s", "coding, docs/s", "coding / bare"), [row])


def format_alarms(alarms: Sequence[Alarms]) -> str:
    whole = Alarms(name="all", hits=sum(a.hits for a in alarms), items=sum(a.items for a in alarms))
    rows = [(a.name, str(a.items), str(a.hits), cell(a.share)) for a in (*alarms, whole)]
    return format_rows(("items without an incident", "items", "with one found", "share"), rows)
