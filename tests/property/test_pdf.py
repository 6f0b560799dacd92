"""For any filters: the PDF says exactly the items that were chosen, and says them whole."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as some

from briefing.filters import Filters
from briefing.snapshots.pictures import pictures
from briefing.snapshots.snapshot import taken
from briefing.store import Build
from tests.property.test_filters import choices, known  # noqa: F401
from tests.unit.test_pdf import bare, reopened, sayings, tags

LETTERS = some.characters(exclude_categories=("Cs",))


@settings(max_examples=12)
@given(data=some.data())
def test_the_file_says_exactly_the_items_that_the_filters_leave(
    article: Build,
    known: dict[str, list[str]],  # noqa: F811
    data: some.DataObject,
) -> None:
    snapshot = replace(taken(article, data.draw(choices(known))), pictures=())
    file, words = reopened(snapshot)
    assert not [saying for saying in sayings(snapshot) if bare(saying) not in words]
    cards = [tag for tag in tags(file) if tag["/S"] == "/H2"]
    assert len(cards) == len(snapshot.items) + len(snapshot.documents)
    assert bare(snapshot.count_in_words) in words
    assert file.metadata is not None
    assert file.metadata.keywords == snapshot.address


@settings(max_examples=25)
@given(note=some.text(LETTERS, max_size=60))
def test_any_note_of_the_reader_makes_a_file(harbour: Build, note: str) -> None:
    file, _ = reopened(replace(taken(harbour, Filters(words="nowhere")), note=note))
    assert file.pages


@given(data=some.data())
def test_every_picture_of_any_choice_has_a_sentence_without_which_no_file_could_be_set(
    article: Build,
    known: dict[str, list[str]],  # noqa: F811
    data: some.DataObject,
) -> None:
    assert all(picture.sentence.endswith(".") for picture in pictures(article, data.draw(choices(known))))
