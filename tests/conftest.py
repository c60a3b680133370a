"""Fixtures that more than one file of tests uses."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

# Before any test imports TensorFlow: no messages of its own, and one thread for each of pytest's
# processes, of which there are as many as cores.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

BROWSER_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser():
    """Start the machine's Chromium."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "The tests need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=BROWSER_ARGS)
        yield chromium
        chromium.close()
