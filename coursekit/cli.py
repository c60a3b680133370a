"""The command ``coursekit``: execute notebooks, build the book."""

import fcntl
import shutil
import subprocess
import sys
import time
from pathlib import Path

import click
from rich.console import Console

from coursekit import notebooks
from coursekit.notebooks import BUILD, ROOT


@click.group()
def main() -> None:
    """Execute the course's notebooks and build the book from them."""


@main.command()
@click.argument("paths", metavar="[NOTEBOOK]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--profile", type=click.Choice(notebooks.PROFILES), default="full", show_default=True)
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True)
def execute(paths: tuple[Path, ...], profile: str, jobs: int) -> None:
    """Execute notebooks that changed; every lesson and every solution where none is named."""
    run(list(paths) or [*notebooks.lessons(), *notebooks.solutions()], profile, jobs)


@main.command()
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True)
def book(jobs: int) -> None:
    """Execute what changed, then build _build/html; warnings are errors."""
    run([*notebooks.lessons(), *notebooks.solutions()], "full", jobs)
    start = time.perf_counter()
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    command = [jupyter_book, "build", ".", "-W", "-n", "--keep-going", "-q"]
    click.echo("Building the pages ...", err=True)
    with (BUILD / "pages.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another build writes into the same folders
        built = subprocess.run(command, cwd=ROOT, check=False)
    if built.returncode != 0:
        # Sphinx warns of a page only when it reads it, so a second run would pass in silence.
        shutil.rmtree(BUILD / ".doctrees", ignore_errors=True)
        raise click.ClickException(
            "The book was not built. Its warnings, which count as errors, stand above."
        )
    click.echo(f"Built the pages in {time.perf_counter() - start:.1f} s.", err=True)
    click.echo(BUILD / "html" / "index.html")


def run(paths: list[Path], profile: str, jobs: int) -> None:
    """Execute notebooks; end the command with a sentence where one fails."""
    try:
        notebooks.execute(paths, profile, jobs=jobs, console=Console(stderr=True))
    except notebooks.NotebookError as error:
        raise click.ClickException(str(error)) from None
