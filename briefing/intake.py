"""A batch of documents as the rows that `queries/intake/` takes apart; dates become days here."""

import pyarrow as pa

from briefing import dates
from briefing.collection import Read

INCOMING_DOCUMENT = pa.schema(
    [("file", pa.string()), ("facts_json", pa.string()), ("published_from", pa.date32()), ("published_to", pa.date32())]
)
INCOMING_ITEM = pa.schema(
    [
        *(("document_id", pa.string()), ("kind", pa.string()), ("item_json", pa.string())),
        *(("date_from", pa.date32()), ("date_to", pa.date32())),
    ]
)


def documents(batch: list[Read]) -> pa.Table:
    """A row a document: its file, its facts as JSON and the days between which it was published."""
    rows = []
    for file, document in batch:
        facts = document.document
        rows.append((file, facts.model_dump_json(), *dates.bounds(facts.published)))
    return pa.table([*zip(*rows, strict=True)], schema=INCOMING_DOCUMENT)


def items(batch: list[Read]) -> pa.Table:
    """A row an item: its document, its kind, itself as JSON and the days between which it lies."""
    rows = []
    for _, document in batch:
        for kind, item in document.items():
            rows.append((document.document.id, kind, item.model_dump_json(), *dates.bounds(item.date)))
    columns = [*zip(*rows, strict=True)] or [()] * len(INCOMING_ITEM)
    return pa.table(columns, schema=INCOMING_ITEM)
