"""Writing files so that a reader sees the old text or the new one, never half of either."""

import os
import uuid
from pathlib import Path


def write_atomically(path: Path | str, content: str | bytes) -> None:
    """Replace a file in one step; folders that are missing on the way are made.

    Parameters
    ----------
    path : Path or str
        The file to write. An existing one is replaced only when all of `content` is on the disk.
    content : str or bytes
        Text is written as UTF-8, its line ends as they are. Half a surrogate pair, which UTF-8
        cannot hold and a student's message may, is written as ``\\ud83d``.

    Raises
    ------
    OSError
        The disk is full or the folder may not be written to. The old file stays as it was.
    """
    if isinstance(content, str):
        content = content.encode("utf-8", errors="backslashreplace")
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    # In the same folder, since a rename is atomic only within one file system. Not from `tempfile`,
    # whose files only their owner may read: feedback pages are there to be served.
    temporary = path.with_name(f".{uuid.uuid4().hex}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:  # Ctrl-C included: nothing half written is left lying about
        temporary.unlink(missing_ok=True)
        raise
