"""Figures that a report gives up for others, and what it says was done to a figure."""

from __future__ import annotations

import pytest
from tests.conftest import Coder


def standings(coder: Coder, text: str) -> dict[tuple[str, int | None], str]:
    return {(t.field, t.count.low): t.standing for t in coder.scene(text).tolls}


@pytest.mark.parametrize(
    ("text", "stands", "earlier"),
    [
        ("A car bomb killed seven people in Marib on Tuesday, said officials, who had earlier said five.", 7, 5),
        ("A mine killed three drovers at the ford. Police had previously reported two.", 3, 2),
        ("Nine people were killed in the raid, not 12 as initially reported, the hospital said.", 9, 12),
        ("Eleven guards died in the blast, up from an initial count of eight.", 11, 8),
        ("The toll of Monday's shelling was revised down from 14 to ten.", 10, 14),
        ("Gunmen killed four soldiers at the ford. The ministry had initially put the toll at six.", 4, 6),
        ("Early reports had spoken of 20 dead, but the mayor said that only nine people had been killed.", 9, 20),
        ("More than 40 drovers were killed, a spokeswoman said. A day earlier the figure was 34.", 41, 34),
        ("The raid killed eight villagers, three fewer than the 11 first announced.", 8, 11),
    ],
)
def test_an_earlier_figure_is_replaced(coder: Coder, text: str, stands: int, earlier: int) -> None:
    found = standings(coder, text)
    assert found[("fatalities", stands)] != "replaced"
    assert found[("fatalities", earlier)] == "replaced"


@pytest.mark.parametrize(
    ("text", "figure", "standing"),
    [
        ("The province lowered the toll of Sunday's strike to nine.", 9, "lowered"),
        ("The toll from Sunday's strike was revised downwards to nine.", 9, "lowered"),
        ("The death toll of the bombing rose to 31 on Friday.", 31, "raised"),
        ("The death toll of the bombing has climbed to 31.", 31, "raised"),
        ("The ministry corrected the number of soldiers killed in the ambush to four.", 4, "corrected"),
        ("The death toll of the bombing stands at 31.", 31, ""),
        ("The bombing killed 31 people.", 31, ""),
        ("The death toll of the bombing could rise to 40.", 40, None),
    ],
)
def test_what_was_done_to_a_figure(coder: Coder, text: str, figure: int, standing: str | None) -> None:
    assert standings(coder, text).get(("fatalities", figure)) == standing


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed four soldiers at the ford and wounded six.",
        "A raid killed four soldiers. The army said that six rebels were killed in another raid.",
        "Floods killed 30 people this year, up from 12 last year.",
        "The army, which had earlier said it would withdraw, lost five men in an ambush that killed five.",
    ],
)
def test_other_figures_stand(coder: Coder, text: str) -> None:
    assert "replaced" not in standings(coder, text).values()
