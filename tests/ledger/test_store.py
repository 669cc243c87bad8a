"""What goes into a ledger comes out of it, once, in one order, and all or nothing."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talion.ledger import Ledger, LedgerError, NotFoundError
from talion.records import Coding, Count, Link, Span, incident_id


def test_load_gives_back_all_that_was_added(harbour, samples):
    coding = samples.harbour()
    loaded = harbour.load()
    made, links = samples.make(samples.build, coding.events, coding.links)
    assert loaded.reports == coding.reports
    assert sorted(loaded.events, key=lambda event: event.id) == sorted(coding.events, key=lambda event: event.id)
    assert set(loaded.incidents) == set(made)
    assert loaded.links == tuple(links)
    assert loaded.aggregates == coding.aggregates
    assert loaded.relations == coding.relations


def test_loaded_ledger_added_to_another_is_equal(harbour, samples, path, tmp_path):
    with Ledger.open(tmp_path / "copy.db") as copy:
        copy.add(harbour.load(), samples.build)
        assert copy.load() == harbour.load()
    assert samples.dump(tmp_path / "copy.db") == samples.dump(path)


def test_adding_twice_changes_nothing(harbour, samples, path):
    before = samples.dump(path)
    added = harbour.add(samples.harbour(), samples.build)
    assert (added.new_reports, added.known_reports, added.events, added.incidents, added.new_incidents) == (0, 2, 3, 3, 0)
    assert samples.dump(path) == before


def test_added_counts(path, samples):
    with Ledger.open(path) as ledger:
        added = ledger.add(samples.harbour(), samples.build)
    assert (added.new_reports, added.known_reports, added.outdated_reports) == (2, 0, 0)
    assert (added.events, added.incidents, added.new_incidents) == (3, 3, 3)


def _codings(samples) -> list[Coding]:
    """Four codings; the second and the fourth tell the same two happenings, and the third holds two reports of the others."""
    whole = samples.harbour()
    text = "Rockets fell on Vey. Later Vey answered with artillery fire, more than 12 clashes this year."
    reports = [samples.report(key, text) for key in ("a", "b", "c")]
    codings = []
    for report in reports:
        fell = samples.event(report, "Rockets fell", {"weapons": ["rocket"], "date": samples.day("2024-03-02")})
        fire = samples.event(report, "artillery fire", {"weapons": "artillery"})
        link = samples.link(report, fire.id, fell.id, "answered")
        codings.append(Coding(reports=(report,), events=(fell, fire), links=(link, link)))
    first, second, third = codings
    both = Coding(
        reports=whole.reports + second.reports,
        events=tuple(reversed(whole.events + second.events)),
        links=whole.links + second.links,
        aggregates=whole.aggregates,
        relations=whole.relations,
    )
    return [first, second, both, third]


@given(order=st.permutations(range(4)), repeated=st.integers(0, 3))
@settings(max_examples=24, deadline=None)
def test_order_of_adding_never_matters(samples, order, repeated):
    codings = _codings(samples)
    with tempfile.TemporaryDirectory() as folder:
        dumps = []
        for name, sequence in (("sorted", range(4)), ("shuffled", [*order, repeated])):
            path = Path(folder) / f"{name}.db"
            with Ledger.open(path) as ledger:
                for index in sequence:
                    ledger.add(codings[index], samples.merge)
            dumps.append(samples.dump(path))
    assert dumps[0] == dumps[1]


def test_report_with_another_text_is_refused_and_nothing_of_the_call_stays(harbour, samples, path):
    before = samples.dump(path)
    changed = samples.report("two", "Something else was hit.")
    new = samples.report("three", "A bomb went off.")
    coding = Coding(reports=(new, changed), events=(samples.event(new, "went off", {"status": "occurred"}),))
    with pytest.raises(LedgerError, match="two is known already, with another text"):
        harbour.add(coding, samples.build)
    assert samples.dump(path) == before


def test_report_with_another_publication_date_is_refused(harbour, samples):
    report = replace(samples.harbour().reports[0], published="2020-01-01")
    with pytest.raises(LedgerError, match=r"one .*publication date 2024-02-01, not 2020-01-01"):
        harbour.add(Coding(reports=(report,)), samples.build)


@pytest.mark.parametrize("urls", [("b", "a"), ("a", "b"), ("", "a"), ("a", "")])
def test_one_text_at_two_addresses_is_one_report(path, samples, urls):
    with Ledger.open(path) as ledger:
        for url in urls:
            ledger.add(Coding(reports=(replace(samples.report("one", "Quiet."), url=url),)), samples.build)
        assert ledger.reports()["one"].url == "a"


def test_one_text_at_two_addresses_of_one_call_is_one_report(path, samples):
    report = samples.report("one", "Quiet.")
    with Ledger.open(path) as ledger:
        added = ledger.add(Coding(reports=(replace(report, url="b"), replace(report, url="a"))), samples.build)
        assert added.new_reports == 1
        assert ledger.reports()["one"].url == "a"
        with pytest.raises(LedgerError, match="two is known already, with another text"):
            ledger.add(Coding(reports=(samples.report("two", "Quiet."), samples.report("two", "Loud."))), samples.build)
        assert list(ledger.reports()) == ["one"]


def test_coding_without_claims_replaces_what_a_report_told(harbour, samples):
    added = harbour.add(Coding(reports=samples.harbour().reports[1:]), samples.build)
    assert (added.outdated_reports, added.events) == (0, 2)
    assert harbour.aggregates() == harbour.relations() == []


def test_a_failing_build_leaves_the_ledger_as_it_was(harbour, samples, path):
    def fail(whole):
        raise ZeroDivisionError

    before = samples.dump(path)
    report = samples.report("three", "A bomb went off.")
    with pytest.raises(ZeroDivisionError):
        harbour.add(Coding(reports=(report,)), replace(samples.build, build=fail))
    assert samples.dump(path) == before


def test_build_sees_what_hangs_together_with_what_is_added_and_nothing_else(path, samples):
    seen = []

    def build(whole):
        seen.append([event.trigger.quote for event in whole.events])
        return samples.merge.build(whole)

    first, _, both, _ = _codings(samples)
    with Ledger.open(path) as ledger:
        for coding in (both, first):
            ledger.add(coding, replace(samples.merge, build=build))
    assert seen[1] == ["Rockets fell", "artillery fire"] * 2
    assert len(seen[0]) == 5


def test_a_ledger_that_other_rules_built_is_built_anew(path, samples):
    with Ledger.open(path) as ledger:
        for coding in _codings(samples):
            ledger.add(coding, samples.build)
        before = len(ledger.incidents())
        ledger.add(Coding(), samples.merge)
        assert (before, len(ledger.incidents())) == (9, 5)
    with Ledger.open(path.with_suffix(".fresh")) as fresh:
        for coding in _codings(samples):
            fresh.add(coding, samples.merge)
    assert samples.dump(path) == samples.dump(path.with_suffix(".fresh"))


def test_contents_come_in_the_order_of_the_text(path, samples):
    words = [f"Raid {number:02}" for number in range(30)]
    report = samples.report("one", ". ".join(words))
    events = [samples.event(report, word, {"status": "occurred"}) for word in words]
    links = [samples.link(report, later.id, earlier.id, "Raid") for earlier, later in pairwise(events)]
    paths = [path.with_suffix(f".{number}") for number in range(2)]
    for number, told in enumerate((links, links[::-1])):
        with Ledger.open(paths[number]) as ledger:
            ledger.add(Coding(reports=(report,), events=tuple(events[::-1]), links=tuple(told)), samples.build)
            loaded = ledger.load()
        assert [event.trigger.quote for event in loaded.events] == words
        ends = [(link.source, link.target) for link in loaded.links]
        assert ends == sorted(ends)
        assert len(ends) == 29
    assert samples.dump(paths[0]) == samples.dump(paths[1])


def test_build_must_place_every_event(path, samples):
    with Ledger.open(path) as ledger, pytest.raises(LedgerError, match="every event belongs to exactly one incident"):
        ledger.add(samples.harbour(), replace(samples.build, build=lambda whole: samples.make(samples.build, whole.events[1:])))


def test_newer_coding_replaces_what_a_report_told(harbour, samples, path):
    coding = samples.harbour()
    report, (shelled, bombed, _) = coding.reports[0], coding.events
    again = samples.event(report, "jets bombed", {"fatalities": Count(low=5, high=5)}, coder="test 0.2")
    killing = samples.event(report, "killing four", {"status": "occurred"}, coder="test 0.2")
    harbour.add(Coding(reports=(report,), events=(again, killing)), samples.build)
    assert harbour.find(bombed.id).fatalities == Count(low=5, high=5)
    assert harbour.find(killing.id).status == "occurred"
    assert harbour.find(shelled.id) == harbour.find(incident_id((shelled.id,))) == harbour.find(bombed.id)
    assert harbour.links() == []
    assert len(harbour.incidents()) == 3


def test_older_coding_does_not_replace_a_newer_one(path, samples):
    report = samples.report("one", "A bomb went off.")
    new, old = (
        Coding(reports=(report,), events=(samples.event(report, "went off", {"weapons": weapon}, coder=coder),))
        for weapon, coder in (("IED", "test 0.10"), ("mortar", "test 0.9"))
    )
    with Ledger.open(path) as ledger:
        ledger.add(new, samples.build)
        added = ledger.add(old, samples.build)
        assert (added.known_reports, added.outdated_reports) == (1, 1)
        assert ledger.incidents()[0].weapons == ("IED",)


def test_replacing_keeps_links_of_other_reports_to_events_that_stay(path, samples):
    one, two = samples.report("one", "A raid began."), samples.report("two", "The siege answered it.")
    raid, siege = samples.event(one, "raid", {"status": "occurred"}), samples.event(two, "siege", {"status": "occurred"})
    link = samples.link(two, siege.id, raid.id, "answered")
    with Ledger.open(path) as ledger:
        ledger.add(Coding(reports=(one, two), events=(raid, siege), links=(link,)), samples.build)
        newer = samples.event(one, "raid", {"status": "attempted"}, coder="test 0.2")
        ledger.add(Coding(reports=(one,), events=(newer,)), samples.build)
        assert [(found.source, found.target) for found in ledger.links()] == [(incident_id((siege.id,)), incident_id((raid.id,)))]


def test_link_of_incidents_becomes_one_of_events_in_the_report_that_says_it(path, samples):
    coding = _codings(samples)
    first, second = coding[0], coding[1]
    events = first.events + second.events
    made, _ = samples.make(samples.merge, events)
    fell, fire = sorted(made, key=lambda incident: incident.weapons, reverse=True)
    link = Link(source=fire.id, target=fell.id, kind="retaliation", span=second.links[0].span)
    whole = Coding(reports=first.reports + second.reports, events=events, incidents=tuple(made), links=(link,))
    with Ledger.open(path) as ledger:
        ledger.add(whole, samples.build)
        ends = {(found.source, found.target) for found in ledger.links()}
    assert ends == {(incident_id((second.events[1].id,)), incident_id((second.events[0].id,)))}


def test_inferred_link_without_a_quote_is_kept(path, samples):
    coding = samples.harbour()
    bare = Link(
        source=coding.events[1].id,
        target=coding.events[0].id,
        kind="caused",
        span=Span(report="", start=0, end=0, quote=""),
        inferred=True,
    )
    with Ledger.open(path) as ledger:
        ledger.add(replace(coding, links=(bare,)), samples.build)
        assert ledger.links() == []
        assert ledger.links(inferred=True)[0].inferred is True
        assert ledger.links(inferred=True)[0].span == bare.span


def test_links_of_one_incident(harbour, samples):
    shelled, bombed, hit = samples.harbour().events
    assert harbour.links(bombed.id) == harbour.links(shelled.id) == harbour.links()
    assert len(harbour.links()) == 1
    assert harbour.links(hit.id) == []


def test_claims_of_a_field_have_their_types(harbour, samples):
    _, bombed, hit = samples.harbour().events
    assert [claim.value for claim in harbour.claims(bombed.id, "fatalities")] == [Count(low=4, high=4)]
    assert [claim.value for claim in harbour.claims(hit.id, "injured")] == [Count(low=None, high=20)]
    assert [claim.value for claim in harbour.claims(bombed.id, "place")] == [samples.town("Sana’a", "YEM")]
    assert {claim.value for claim in harbour.claims(bombed.id, "recipients")} == {"Coastal Front", "Łuk Brigade"}
    assert harbour.claims(hit.id, "date") == []
    with pytest.raises(LedgerError, match="no field is called 'colour'"):
        harbour.claims(bombed.id, "colour")


def test_reports_by_id(harbour):
    assert list(harbour.reports()) == ["one", "two"]
    assert list(harbour.reports(["two"])) == ["two"]
    assert harbour.reports([]) == {}
    with pytest.raises(NotFoundError, match="'nine'"):
        harbour.reports(["two", "nine"])
