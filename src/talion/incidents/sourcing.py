"""Reports go in, what their claims are worth beside one another comes out: which came later, and which only reprint another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from talion.incidents.reprints import find_reprints
from talion.records import Claim, Report


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Days of publication by report (ISO), and by reprint the report that it goes back to; nothing of what is not known."""

    published: Mapping[str, str] = field(default_factory=dict)
    original: Mapping[str, str] = field(default_factory=dict)

    def root(self, report: str) -> str:
        """The report itself, or the one that it reprints."""
        return self.original.get(report, report)

    def is_later(self, one: str, other: str) -> bool:
        """Is the one known to be of a later day?"""
        return one in self.published and other in self.published and self.published[one] > self.published[other]

    def trace(self, claims: Sequence[Claim]) -> Sequence[Claim]:
        """The claims as their first source made them: reprints of one text count as one report."""
        if not self.original:
            return claims
        return [self._trace(claim) for claim in claims]

    def _trace(self, claim: Claim) -> Claim:
        if not any(span.report in self.original for span in claim.spans):
            return claim
        return replace(claim, spans=tuple(replace(span, report=self.root(span.report)) for span in claim.spans))


UNSOURCED = Sourcing()


def open_sourcing(reports: Iterable[Report], reprints: Mapping[str, str] | None = None) -> Sourcing:
    """`reprints` where they are known already."""
    given = list(reports)
    published = {report.id: str(report.published_date) for report in given if report.published_date}
    return Sourcing(published, find_reprints(given) if reprints is None else reprints)
