"""Chromium, from HTML."""

import pathlib
import shutil
import subprocess
import tempfile

import _html

TITLE, SUFFIX = "Chromium", ".pdf"
KINDS = ("figures", "notes", "powers", "table", "initial", "columns", "hyphens", "byline", "draft")
PROGRAM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)


def missing():
    return None if PROGRAM else "apt install chromium"


def make(kind, blocks, path):
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "page.html")
        page.write_text(_html.page(blocks, "@page { size: A5; margin: 18mm }"))
        call = [PROGRAM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile"]
        subprocess.run([*call, f"--print-to-pdf={path}", page.as_uri()], check=True, capture_output=True, timeout=120)
