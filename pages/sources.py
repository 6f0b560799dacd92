"""Sources: what is known of each document, and what rests on each of its sentences."""

from briefing import charts
from briefing.ui import data, downloads, page, reading

chosen = page.start("Sources")
for document in reading.documents(chosen):
    reading.facts(document)
    page.section(
        "Coverage",
        charts.items_by_sentence,
        data.table("items_by_sentence", chosen, document=document["document_id"]),
        empty="Nobody holds the text of this document, so its sentences are not known.",
    )
    reading.sentences(document, chosen)

downloads.row(chosen)
page.footer(chosen)
