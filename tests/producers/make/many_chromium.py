"""Chromium, from HTML: printed, printed as people print, and the page as it stands in the browser."""

import pathlib
import shutil
import subprocess
import tempfile

import _html
from _program import Program, none

PROGRAM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)


def missing():
    return None if PROGRAM else "apt install chromium"


def run(blocks, style, *options):
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "page.html")
        page.write_text(_html.page(blocks, style))
        call = [PROGRAM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", *options, page.as_uri()]
        return subprocess.run(call, check=True, capture_output=True, timeout=120).stdout


def printed(blocks, path):
    run(blocks, "@page { size: A5; margin: 18mm }", "--no-pdf-header-footer", f"--print-to-pdf={path}")


def with_heads(blocks, path):
    """With the page's title and date above, its address and number below."""
    run(blocks, "", f"--print-to-pdf={path}")


def shown(blocks, path):
    path.write_bytes(run(blocks, "", "--dump-dom"))


PROGRAMS = [
    Program("Chromium", "PDF", ".pdf", printed, missing, {**none("lines crop"), **none("edges", "numbers pages in its own heads alone")}),
    Program("Chromium's heads", "PDF", ".pdf", with_heads, missing, only="figures table byline"),
    Program("Chromium", "HTML", ".html", shown, missing),
]
