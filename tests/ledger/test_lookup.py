"""Every id of an event leads to its incident, and so does the beginning of one where only one fits."""

from __future__ import annotations

import pytest

from talion.ledger import AmbiguousError, Ledger, NotFoundError
from talion.records import Coding, incident_id


@pytest.fixture
def crowd(path, samples):
    """600 events in 300 incidents, so that some four-character beginnings fit several and some only one."""
    text = " ".join(f"clash {number:03}." for number in range(300))
    reports = [samples.report(key, text) for key in ("a", "b")]
    events = [samples.event(report, f"clash {number:03}", {"status": "occurred"}) for report in reports for number in range(300)]
    with Ledger.open(path) as ledger:
        ledger.add(Coding(reports=tuple(reports), events=tuple(events)), samples.merge)
        yield ledger


def test_every_event_leads_to_its_incident(crowd):
    for incident in crowd.incidents()[:40]:
        assert crowd.find(incident.id) == incident
        assert len(incident.events) == 2
        for event in incident.events:
            assert crowd.find(event) == incident
            assert crowd.find(event.removeprefix("e-")) == incident
            assert crowd.find(event.replace("e-", "i-")) == incident  # an id that was the incident's before others joined it
            assert crowd.find(event[:14].upper()) == incident


def test_an_event_that_a_newer_coding_drops_leads_to_what_tells_of_that_place_now(path, samples):
    report = samples.report("one", "At dawn jets bombed the mill. A bridge fell. Later gunmen raided a farm.")
    told = {"status": "occurred"}
    jets, raid = samples.event(report, "jets bombed", told), samples.event(report, "gunmen raided", told)
    mill = samples.event(report, "bombed the mill", told, coder="test 0.2")
    raid_again = samples.event(report, "gunmen raided", told, coder="test 0.2")
    with Ledger.open(path) as ledger:
        ledger.add(Coding(reports=(report,), events=(jets, raid)), samples.build)
        before = samples.dump(path)
        ledger.add(Coding(reports=(report,), events=(mill, raid_again)), samples.build)
        for old in (jets.id, jets.id[:10], incident_id((jets.id,))):
            assert ledger.find(old) == ledger.find(mill.id)
        ledger.add(Coding(reports=(report,)), samples.build)
        with pytest.raises(NotFoundError):
            ledger.find(jets.id)
        ledger.add(Coding(reports=(report,), events=(jets, raid)), samples.build)
        assert ledger.find(jets.id).events == (jets.id,)
    assert [line for line in samples.dump(path).splitlines() if "past_events" not in line] == [
        line for line in before.splitlines() if "past_events" not in line
    ]


def test_every_beginning_finds_one_or_names_the_candidates(crowd):
    homes = {event: incident.id for incident in crowd.incidents() for event in incident.events}
    sizes = set()
    for event in sorted(homes)[:60]:
        for start in (event[:4], event[:6], event[2:6]):
            expected = {home for key, home in homes.items() if key.removeprefix("e-").startswith(start.removeprefix("e-"))}
            assert _find_all(crowd, start) == expected
            sizes.add(len(expected))
    assert 1 in sizes
    assert max(sizes) > 1


def test_ambiguity_is_told(crowd):
    start = min(event for incident in crowd.incidents() for event in incident.events)[:4]
    with pytest.raises(AmbiguousError) as caught:
        crowd.find(start)
    assert len(caught.value.candidates) > 1
    assert f"{start!r} fits {len(caught.value.candidates)} incidents: {caught.value.candidates[0]}" in str(caught.value)


def _find_all(ledger: Ledger, start: str) -> set[str]:
    try:
        return {ledger.find(start).id}
    except AmbiguousError as error:
        return set(error.candidates)


@pytest.mark.parametrize("asked", ["", "i-", "e-1", "i-____", "%%%%", "zzzz", "i-00000000000000000"])
def test_nothing_found(crowd, asked):
    with pytest.raises(NotFoundError):
        crowd.find(asked)


def test_an_incident_keeps_the_least_of_its_events(crowd):
    for incident in crowd.incidents()[:20]:
        assert incident.id == incident_id(incident.events)
