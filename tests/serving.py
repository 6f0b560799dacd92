"""The real app on a free loopback port, and the real browser on it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent
# A machine that is busy with other tests too may keep a page waiting.
expect.set_options(timeout=15_000)
# What the fixture ``open_app`` gives: the app without a browser.
OpenApp = Callable[..., AppTest]
# The shell without windows draws and runs the same in a third less processor time.
CHROMIUM = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))), None)
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Else letters of a printed page stand apart.
    "--font-render-hinting=none",
    # Pages of the app share a process, and with it the code that is compiled, as long as one of them is open.
    "--process-per-site",
]
# Where a page lives for seconds, to compile its code for speed, or to tidy its memory often, does not pay.
BRIEFLY = "--js-flags=--no-opt --max-semi-space-size=64"


@contextmanager
def app(
    data: Path | None = None,
    builds: Path | None = None,
    log: Path | None = None,
    root: Path = ROOT,
    told: signal.Signals = signal.SIGTERM,
) -> Iterator[str]:
    """The address of a fresh server of the software at ``root``; at the end it is ``told`` to stop, and does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    more = {name: str(path) for name, path in (("BRIEFING_DATA", data), ("BRIEFING_BUILDS", builds)) if path}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    command += [f"--server.port={port}", "--server.address=127.0.0.1"]
    output = log.open("wb") if log else subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=root, env=os.environ | more, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait(address, server)
        yield address
    finally:
        server.send_signal(told)
        try:
            server.wait(20)
        finally:
            server.kill()


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        with suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
            if answer.read() == b"ok":
                return
        if server.poll() is not None:
            raise RuntimeError(f"the app did not start: exit code {server.returncode}")
        time.sleep(0.1)
    raise RuntimeError("the app did not answer within 30 seconds")


@contextmanager
def browser(*more: str) -> Iterator[Browser]:
    """Debian's chromium, with ``more`` switches. A missing browser is an error, never a skip."""
    if not CHROMIUM:
        raise RuntimeError("chromium is missing: on Debian and Ubuntu, apt-get install chromium-headless-shell")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=[*SWITCHES, *more])
        yield found
        found.close()


@contextmanager
def page(reader: BrowserContext, address: str) -> Iterator[Page]:
    """A page that remembers nothing of earlier ones."""
    if not reader.pages:
        # Stays open, and with it the process of all that come after it: a page then opens in two thirds of the time.
        reader.new_page().goto(f"{address}/_stcore/health")
    found = reader.new_page()
    found.set_viewport_size({"width": 1440, "height": 1000})
    yield found
    with suppress(Error):  # A page that shows nothing has no memory.
        found.evaluate("localStorage.clear()")
    found.close()


def chosen(page: Page, count: str, *chips: str) -> None:
    """Wait until the page says how much is chosen, such as ``3 of 26 items``, and by which chips."""
    row = page.locator(".st-key-choice")
    expect(row.get_by_text(count, exact=True)).to_be_visible()
    expect(row.get_by_role("button", name="close icon")).to_have_text(
        [re.compile(f"{re.escape(chip)}$") for chip in chips]
    )


def settled(page: Page) -> None:
    """Wait until a page has been drawn to its footer, nothing is running any more and no part is still being loaded."""
    page.get_by_test_id("stApp").wait_for()
    page.get_by_text("Items are structured by hand").first.wait_for(timeout=30_000)
    page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'")
    page.wait_for_function("!document.querySelector('[data-stale=true], [data-testid=stSkeleton]')")


def drawn(page: Page) -> None:
    """Wait, beyond that, for what has its code arrive later: widgets, pictures, the rules of the look."""
    settled(page)
    page.locator(".st-key-style span[hidden]").wait_for(state="attached")
    page.wait_for_function(
        "[...document.querySelectorAll('[data-testid=stVegaLiteChart]')].every(one => one.querySelector('svg.marks'))"
    )
