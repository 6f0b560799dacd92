"""A file by its address, as a program fetches it."""

import csv
import io
import socket
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.serving import settled


def test_the_address_of_a_file_is_on_its_button_and_answers_a_program_too(page: Page, address: str) -> None:
    page.goto(f"{address}/snapshots?agency=ice")
    settled(page)
    link = page.get_by_test_id("stMain").get_by_role("link", name="CSV", exact=True)
    expect(link).to_be_visible()
    answer = page.request.get(f"{address}/{link.get_attribute('href')}")
    assert answer.headers["content-disposition"].startswith('attachment; filename="briefing-')
    assert answer.headers["content-encoding"] == "identity"
    rows = list(csv.DictReader(io.StringIO(answer.body().decode("utf-8-sig"), newline="")))
    assert len(rows) == 1


def test_an_address_that_leads_to_no_file_says_why(page: Page, address: str) -> None:
    answer = page.request.get(f"{address}/take/csv?agency=ice")
    assert answer.status == 400
    assert answer.text() == "its address does not name the build it was made from\n"


@pytest.mark.parametrize("format", ["CSV", "Parquet"])
def test_readers_who_go_away_in_the_middle_leave_room_for_others(format: str, page: Page, address: str) -> None:
    page.goto(f"{address}/snapshots")
    settled(page)
    link = page.get_by_test_id("stMain").get_by_role("link", name=format, exact=True).get_attribute("href")
    host, port = urlsplit(address).netloc.split(":")
    for _ in range(12):
        with socket.create_connection((host, int(port))) as line:
            line.sendall(f"GET /{link} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            assert line.recv(15) == b"HTTP/1.1 200 OK"
    asked = page.request.head(f"{address}/{link}")
    assert asked.status == 200
    # Which would be that of no file.
    assert "content-length" not in asked.headers
    assert page.request.get(f"{address}/{link}").status == 200
