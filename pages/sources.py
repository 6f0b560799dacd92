"""Sources: what is known of each document, its text with what rests on it, and how far items cover it; or its items."""

import streamlit as st

from briefing import charts
from briefing.ui import cards, copy, data, downloads, page, reading

chosen = page.start("Sources", card=False, needs_items=False)
document = reading.choose(chosen)
if document:
    about = {"document": document["document_id"]}
    reading.facts(document)

    if reading.has_text(document):
        st.header("The text")
        held = copy.held(document)
        found = copy.verdicts(document, held)
        reading.words(document, held, found, chosen)

        st.header("Coverage")
        cards.figures(data.rows("coverage_figures", chosen, **about))
        page.section(
            "Sentence by sentence",
            charts.items_by_sentence,
            data.table("items_by_sentence", chosen, **about),
            empty="Nobody holds the text of this document, so its sentences are not known.",
            about={"text": document["document_id"]},
        )
    else:
        reading.references(document, chosen)

downloads.row(chosen)
page.footer()
