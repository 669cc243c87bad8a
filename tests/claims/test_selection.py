"""Which groups of drafts become events: those placed in time, and what a brief without a date is there to tell."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Coder


def test_a_brief_without_a_date_tells_what_it_is_there_to_tell(coder: Coder) -> None:
    (one,) = coder.code("The junta in Myanmar plans to hang four opposition leaders.").incidents
    assert one.status == "planned"
    assert one.when is None


def test_soldiers_who_blow_up_a_bridge_do_not_die_of_it(coder: Coder) -> None:
    (one,) = coder.code("Soldiers blew up the bridge at Kherson on Friday.").incidents
    assert one.acled_sub_event_type == "Remote explosive/landmine/IED"


def test_drones_destroyed_over_a_town_were_met_in_the_air(coder: Coder) -> None:
    (one,) = coder.code("Ukraine destroyed nine drones over Odesa on Friday night.").incidents
    assert one.status == "intercepted"


def test_the_only_date_of_a_brief_is_that_of_its_deed(coder: Coder) -> None:
    text = "The minister was speaking in Kano on Saturday. Two drones exploded above the crowd. He left at once."
    (one,) = coder.code(text, "2024-03-12").incidents
    assert one.when is not None
    assert one.when.earliest.isoformat() == "2024-03-09"


def test_the_maker_of_a_plan_is_who_threatens(coder: Coder) -> None:
    (one,) = coder.code("North Korea is drawing up a plan to fire four missiles at Guam, its radio said on Monday.").incidents
    assert one.perpetrators == ("North Korea",)


def test_blame_in_a_new_paragraph_is_for_the_news_not_for_old_times(coder: Coder) -> None:
    text = (
        "An ambush near Marib killed a soldier on Monday. The road leads to a city that Houthi fighters besieged in 2020.\n\n"
        "The governor blamed Al-Qaeda for the cowardly attack."
    )
    old, new = sorted(coder.code(text).incidents, key=lambda i: i.when.earliest if i.when else dt.date.max)
    assert old.perpetrators == ("Houthis",)
    assert new.perpetrators == ("al-Qaeda",)
