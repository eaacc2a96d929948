"""Chromium as people print: with the page's title and date above, its address and number below."""

import pdf_chromium as chromium
from pdf_chromium import missing  # noqa: F401

TITLE, SUFFIX = "Chromium with its heads", ".pdf"
KINDS = ("figures", "table", "byline")


def make(kind, blocks, path):
    import pathlib
    import subprocess
    import tempfile

    import _html

    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "page.html")
        page.write_text(_html.page(blocks))
        call = [chromium.PROGRAM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        subprocess.run([*call, f"--print-to-pdf={path}", page.as_uri()], check=True, capture_output=True, timeout=120)
