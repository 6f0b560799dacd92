"""A file by its address, as a program fetches it."""

import csv
import io

from playwright.sync_api import Page, expect

from tests.serving import settled


def test_the_address_of_a_file_is_on_its_button_and_answers_a_program_too(page: Page, address: str) -> None:
    page.goto(f"{address}/snapshots?agency=ice")
    settled(page)
    link = page.get_by_test_id("stMain").get_by_role("link", name="CSV", exact=True)
    expect(link).to_be_visible()
    answer = page.request.get(f"{address}/{link.get_attribute('href')}")
    assert answer.headers["content-disposition"].startswith('attachment; filename="briefing-')
    # Readers do not wait while it is compressed.
    assert answer.headers["content-encoding"] == "identity"
    rows = list(csv.DictReader(io.StringIO(answer.body().decode("utf-8-sig"), newline="")))
    assert len(rows) == 1


def test_an_address_that_leads_to_no_file_says_why(page: Page, address: str) -> None:
    answer = page.request.get(f"{address}/take/csv?agency=ice")
    assert answer.status == 400
    assert answer.text() == "its address does not name the build it was made from\n"
