"""The registry of embedded data: what each file is, where it came from, whether it is whole."""

import functools
import hashlib
import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "files"
REGISTRY = Path(__file__).with_name("registry.json")


class DataError(RuntimeError):
    """Data that cannot be had: the message says which file, what is wrong and what to do."""


def read_registry() -> dict[str, dict[str, Any]]:
    """Read the registry.

    Returns
    -------
    dict
        One entry for each data set, by name, in the order of registry.json. The keys of an entry:
        `name`, `title`, `file`, `bytes`, `sha256` (of the file), `content_sha256` (of what it
        holds, however it is compressed), `licence`, `origin` (`client`, `package`, `version`,
        `note`), `citation` and `full` (what ``full=True`` gives, or None where the file already
        holds all that there is).
    """
    return json.loads(REGISTRY.read_text(encoding="utf-8"))


@functools.cache
def find_file(name: str, folder: Path = FOLDER) -> Path:
    """Find the file of a data set and verify its checksum, once in a process.

    Parameters
    ----------
    name
        A name from the registry, such as ``"mnist"``.
    folder
        Where the files are.

    Returns
    -------
    Path
        The file, known to be whole.

    Raises
    ------
    DataError
        If the name is unknown, or the file is missing or damaged.
    """
    entries = read_registry()
    if name not in entries:
        raise DataError(f"There is no data set named {name!r}. There are: {', '.join(entries)}.")
    entry = entries[name]
    path = folder / entry["file"]
    repair = f"To build it again, run: python scripts/rebuild_data.py {name}"
    if not path.is_file():
        raise DataError(f"The data file {path} is missing. {repair}")
    size = path.stat().st_size
    if size != entry["bytes"]:
        raise DataError(
            f"The data file {path} is damaged: it has {size:,} bytes where "
            f"{entry['bytes']:,} were expected. {repair}"
        )
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    if sha256 != entry["sha256"]:
        raise DataError(
            f"The data file {path} is damaged: its SHA-256 is {sha256} where "
            f"{entry['sha256']} was expected. {repair}"
        )
    return path
