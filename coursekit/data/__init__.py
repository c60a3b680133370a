"""Real data that travels with the course: one loader for each data set.

Every file is listed in registry.json with its checksum, licence, origin and citation. A loader
verifies the checksum when a process first uses the file; nothing here needs the network but
``full=True``, and nothing imports more than NumPy before it is called.
"""

from .loaders import (
    CATS_VS_DOGS_CLASSES,
    FASHION_MNIST_CLASSES,
    evenly_spaced,
    load_cats_vs_dogs,
    load_fashion_mnist,
    load_mnist,
    load_mnist_with_validation,
    load_moby_dick,
    load_shakespeare,
    load_sunspots,
    load_weather,
)
from .registry import DataError, find_file, read_registry

__all__ = [
    "CATS_VS_DOGS_CLASSES",
    "FASHION_MNIST_CLASSES",
    "DataError",
    "evenly_spaced",
    "find_file",
    "load_cats_vs_dogs",
    "load_fashion_mnist",
    "load_mnist",
    "load_mnist_with_validation",
    "load_moby_dick",
    "load_shakespeare",
    "load_sunspots",
    "load_weather",
    "read_registry",
]
