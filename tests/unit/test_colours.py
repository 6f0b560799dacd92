"""The colours of the charts are safe for eyes without green, on either page, and are those of the badges."""

import re
import tomllib
from itertools import combinations

import pytest

from briefing import glossary, queries
from briefing.charts import heat, parts
from briefing.ui.cards import KIND_LOOKS
from tests.colours import apart, contrast, lab, laid_over, light, without_green
from tests.serving import ROOT

ACTORS = re.findall(r"#[0-9a-f]{6}", (queries.QUERIES / "schema" / "2_colour.sql").read_text("utf-8"))
# How far the colours of a scale must be apart. Twelve cannot be far apart within the lightness that both pages leave:
# an agency's name always stands beside its colour.
SCALES = {
    "kinds": ([*parts.KIND_COLOURS.values()], 12),
    "sources": ([*parts.SOURCING_COLOURS.values()], 10),
    "voices": ([*parts.VOICE_COLOURS.values()], 9),
    "the busiest six agencies": (ACTORS[:6], 12),
    "twelve agencies": (ACTORS[:12], 6),
    "other actors, by kind": (ACTORS[12:], 10),
}
# The colours that Streamlit names for badges.
BADGES = {"blue": "#1c83e1", "orange": "#ffa421", "red": "#ff4b4b", "violet": "#803df5", "gray": "#808495"}
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
PAGES = [(THEME[name]["backgroundColor"], THEME[name]["textColor"]) for name in ("light", "dark")]


@pytest.mark.parametrize("scale", SCALES)
def test_a_mark_stands_out_from_the_light_page_and_from_the_dark_one(scale: str) -> None:
    for colour in SCALES[scale][0]:
        assert all(contrast(colour, ground) >= 3 for ground, _ in PAGES), colour


@pytest.mark.parametrize("scale", SCALES)
def test_colours_of_one_scale_differ_for_everybody_and_for_eyes_without_green(scale: str) -> None:
    colours, least = SCALES[scale]
    for one, other in combinations(colours, 2):
        assert apart(without_green(one), without_green(other)) >= least, (one, other)
        assert apart(light(one), light(other)) >= least, (one, other)


def test_every_code_has_its_colour_and_every_actor_too() -> None:
    assert list(parts.KIND_COLOURS) == list(glossary.KINDS) == list(KIND_LOOKS)
    assert list(parts.SOURCING_COLOURS) == list(glossary.SOURCINGS)
    assert list(parts.VOICE_COLOURS) == list(glossary.VOICES)
    assert len(ACTORS) == 12 + len(glossary.ACTOR_KINDS) - 1


@pytest.mark.parametrize("kind", KIND_LOOKS)
def test_a_kind_has_the_colour_of_its_badge(kind: str) -> None:
    """Apart from lightness, which a badge chooses by its page."""
    hue = lab(light(parts.KIND_COLOURS[kind]))[1:]
    nearest = min(BADGES, key=lambda name: apart_in_hue(hue, lab(light(BADGES[name]))[1:]))
    assert nearest == KIND_LOOKS[kind][0]


def apart_in_hue(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("page", PAGES, ids=["light", "dark"])
def test_the_number_in_a_cell_is_read_on_the_faintest_and_on_the_strongest(page: tuple[str, str]) -> None:
    ground, ink = page
    for opacity in (heat.FAINTEST, heat.STRONGEST):
        assert contrast(laid_over(parts.PLAIN, ground, opacity), ink) >= 4.5


def test_stronger_cells_differ_from_fainter_ones_without_colour() -> None:
    for ground, _ in PAGES:
        faint, strong = (laid_over(parts.PLAIN, ground, part) for part in (heat.FAINTEST, heat.STRONGEST))
        assert abs(lab(light(faint))[0] - lab(light(strong))[0]) >= 0.1
