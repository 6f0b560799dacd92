"""Charts drawn without a browser."""

import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute
import pytest

from briefing.charts.drawn import _png, _svg
from briefing.filters import Filters
from briefing.snapshots.pictures import TITLES, Picture, pictures
from briefing.snapshots.snapshot import taken
from briefing.store import Build
from tests.serving import ROOT


@pytest.fixture(scope="module")
def drawn(article: Build) -> tuple[Picture, ...]:
    return pictures(article, Filters())


def test_every_chart_of_the_article_has_a_picture_with_a_sentence(drawn: tuple[Picture, ...]) -> None:
    assert [picture.query for picture in drawn] == [name for name in TITLES if name != "items_by_period"]
    assert all(picture.sentence.endswith(".") for picture in drawn)


def test_a_picture_is_sound_svg_without_script_or_request(drawn: tuple[Picture, ...]) -> None:
    for picture in drawn:
        svg = picture.svg()
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(svg).iter()}
        assert tags <= {"svg", "g", "path", "line", "rect", "text", "tspan", "title", "defs", "clipPath"}, tags
        assert "currentColor" not in svg
        assert "http" not in svg.replace("http://www.w3.org/", "")


def test_the_same_picture_has_the_same_bytes_however_many_were_drawn_before(drawn: tuple[Picture, ...]) -> None:
    before = [picture.svg() for picture in drawn], drawn[0].png()
    # Else what was drawn is only shown once more.
    _svg.cache_clear()
    _png.cache_clear()
    assert ([picture.svg() for picture in drawn], drawn[0].png()) == before


def test_another_process_draws_the_same_bytes(drawn: tuple[Picture, ...], article: Build) -> None:
    code = (
        "import sys; from pathlib import Path; from briefing import store; from briefing.filters import Filters;"
        "from briefing.snapshots.pictures import pictures;"
        f"build = store.open_build(Path({str(article.path)!r}));"
        "sys.stdout.write(pictures(build, Filters())[2].svg())"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout == drawn[2].svg()


def test_a_png_is_twice_as_dense_as_the_page(drawn: tuple[Picture, ...]) -> None:
    png = drawn[0].png()
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">I", png[16:20])[0] > 2 * 640


def test_a_picture_speaks_only_by_its_sentence(drawn: tuple[Picture, ...]) -> None:
    assert all("aria-" not in picture.svg() and "role=" not in picture.svg() for picture in drawn)


def test_ids_differ_between_pictures(drawn: tuple[Picture, ...]) -> None:
    ids = [set(re.findall(r' id="([^"]+)"', picture.svg())) for picture in drawn]
    assert any(ids)
    assert sum(map(len, ids)) == len(set().union(*ids))


def test_a_very_long_name_is_cut_before_it_is_drawn(drawn: tuple[Picture, ...]) -> None:
    (arrests,) = [picture for picture in drawn if picture.query == "arrests_by_agency"]
    table = arrests.table.set_column(arrests.table.column_names.index("actor"), "actor", [["x" * 10_000]])
    long = replace(arrests, table=table)
    assert "xxx" in long.svg()
    assert "x" * 200 not in long.svg()


def test_counts_up_to_one_have_no_number_twice(drawn: tuple[Picture, ...]) -> None:
    (speakers,) = [picture for picture in drawn if picture.query == "statements_by_speaker"]
    once = replace(speakers, table=speakers.table.filter(pa.compute.equal(speakers.table["items"], 1)).slice(0, 1))
    (axis,) = re.findall(r'<g class="mark-text role-axis-label".*?</g>', once.svg())[:1]
    numbers = re.findall(r">(\d+)</text>", axis)
    assert numbers == ["0", "1"]


def test_the_table_behind_a_picture_speaks_the_words_of_the_glossary(drawn: tuple[Picture, ...]) -> None:
    for picture in drawn:
        headings, rows = picture.cells
        assert len(rows) == picture.table.num_rows
        assert all(len(row) == len(headings) and all(row) for row in rows)
    words = {picture.query: picture.cells for picture in drawn}
    assert words["rewards_by_agency"][1][0] == ("Department of Justice", "USD 50 million", "1")
    assert words["measure_flow"][1][0] == ("Who acts", "Donald Trump", "Asset redirection", "Pledged", "1")
    assert words["statements_by_speaker"][1][0] == ("The text itself", "Narration", "8")


def test_what_leaves_nothing_has_no_pictures(article: Build) -> None:
    assert taken(article, Filters(words="nowhere to be found")).pictures == ()
