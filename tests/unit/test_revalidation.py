"""A collection held against a copy: the right document, and the verdicts on its evidence."""

from pathlib import Path

import pytest

from briefing import revalidation
from briefing.collection import Read
from briefing.revalidation import DocumentError
from tests import sample
from tests.sample import TEXT


def collection(folder: Path) -> list[Read]:
    documents, _ = sample.read(sample.write(folder, sample.with_text))
    return documents


def test_the_text_itself_is_known_by_its_fingerprint_and_all_is_as_it_was(tmp_path: Path) -> None:
    found = revalidation.report(collection(tmp_path), TEXT)
    assert (found.document, found.same, found.doubtful) == ("harbour-crackdown", True, [])
    assert found.in_words == "4 anchors: 4 as it was"


def test_one_changed_figure_is_one_doubtful_anchor(tmp_path: Path) -> None:
    found = revalidation.report(collection(tmp_path), TEXT.replace("$2", "$3"))
    assert not found.same
    assert [(one.anchor.item_id, one.verdict, one.differs) for one in found.doubtful] == [
        ("harbour-crackdown/smuggler-reward", "changed", ("digits: 2 → 3",))
    ]
    assert found.in_words == "4 anchors: 3 as it was and 1 changed"


def test_a_document_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no document 'atlantis': name one with --document: harbour-crackdown"):
        revalidation.report(collection(tmp_path), TEXT, "atlantis")


def test_a_document_without_a_text_has_no_anchors(tmp_path: Path) -> None:
    found = revalidation.report(collection(tmp_path), TEXT, "harbour-list")
    assert (found.same, found.in_words) == (False, "0 anchors: none")


def test_why_a_document_must_be_named_is_told(tmp_path: Path) -> None:
    found = collection(tmp_path)
    article, record = (read.document for read in found)
    twin = article.model_copy(update={"document": article.document.model_copy(update={"id": "twin"})})
    second = [*found, Read("twin.toml", twin)]
    for some, text, wrong in (
        (second, TEXT, "2 documents rest on this text"),
        (second, "else", "2 documents rest on other texts"),
        ([Read("list", record)], TEXT, "no document says on which text it rests"),
    ):
        with pytest.raises(DocumentError, match=wrong):
            revalidation.report(some, text)
