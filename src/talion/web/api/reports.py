"""Reports as JSON."""

from __future__ import annotations

from fastapi import APIRouter

from talion.exports.record_rows import report_row
from talion.exports.rows import Row
from talion.ledger.listing import ReportHead
from talion.web.api.paging import Number, Page, lay_out
from talion.web.asking import Held
from talion.web.filters import PAGE_SIZE

router = APIRouter(tags=["reports"])


@router.get("/reports")
def give_reports(ledger: Held, page: Number = 1) -> Page[ReportHead]:
    """The reports without their texts, in the order of their ids."""
    found = ledger.list_reports((page - 1) * PAGE_SIZE, PAGE_SIZE)
    return lay_out(found.heads, found.total, page)


@router.get("/reports/{key}")
def give_report(key: str, ledger: Held) -> Row:
    """One report with its text, in the exchange form, and the ids of the incidents that it tells of."""
    return {**report_row(ledger.reports([key])[key]), "incidents": [one.id for one in ledger.told(key)]}
