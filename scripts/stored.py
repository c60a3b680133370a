"""What the scripts that run long experiments share: MNIST as rows, and storing their results.

Each of them writes ``results.json`` beside its chapter's lesson: for each experiment its settings,
seeds, results, package versions and seconds of processor time. The lessons draw them and run
shorter versions of the same code.
"""

import importlib.metadata
import json
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from coursekit.data import load_mnist_with_validation

ROOT = Path(__file__).resolve().parent.parent

#: Module -> package whose version is stored where the script uses it.
PACKAGES = {
    "numpy": "numpy",
    "sklearn": "scikit-learn",
    "skimage": "scikit-image",
    "keras": "keras",
    "tensorflow": "tensorflow",
}


def mnist_rows() -> tuple:
    """Load MNIST as float32 rows: training inputs, one-hot targets, validation inputs, labels."""
    (images, labels), (val_images, val_labels), _ = load_mnist_with_validation()
    X = images.reshape(-1, 784).astype(np.float32) / 255
    X_val = val_images.reshape(-1, 784).astype(np.float32) / 255
    return X, np.eye(10, dtype=np.float32)[labels], X_val, val_labels


def run(chapter: str, experiments: dict[str, Callable[[], dict]]) -> None:
    """Run the experiments that the command line names, or all, and store each when it is done.

    Parameters
    ----------
    chapter
        The folder under ``notebooks/`` whose ``results.json`` takes the results.
    experiments
        Name -> function that runs it and gives settings, seeds and results as plain data.
    """
    path = ROOT / "notebooks" / chapter / "results.json"
    names = sys.argv[1:] or list(experiments)
    unknown = [name for name in names if name not in experiments]
    if unknown:
        sys.exit(f"No experiment {', '.join(unknown)}: choose among {', '.join(experiments)}.")
    for name in names:
        start = time.process_time()
        with threadpool_limits(1):  # so that NumPy's times are those of one thread
            result = experiments[name]()
        result["seconds"] = round(time.process_time() - start)
        result["versions"] = {"python": platform.python_version()} | {
            package: importlib.metadata.version(package)
            for module, package in PACKAGES.items()
            if module in sys.modules
        }
        stored = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        stored[name] = json.loads(
            json.dumps(result), parse_float=lambda text: float(f"{float(text):.6g}")
        )
        lines = [f'"{key}": {json.dumps(value)}' for key, value in stored.items()]
        partial = path.with_suffix(".partial")
        partial.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
        partial.replace(path)
        print(f"{name}: {result['seconds']} s")
