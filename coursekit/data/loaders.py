"""One loader for each embedded data set, and the choice of balanced parts."""

import csv
import gzip

import numpy as np

from .registry import DataError, find_file

#: Images and labels, for training and for testing, as `keras.datasets` returns them.
Split = tuple[np.ndarray, np.ndarray]

#: The names of Fashion-MNIST's classes; the label is the index.
FASHION_MNIST_CLASSES = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)
#: The names of the classes of cats and dogs; the label is the index.
CATS_VS_DOGS_CLASSES = ("cat", "dog")
#: The labels that cats and dogs have in CIFAR-10, in the order of `CATS_VS_DOGS_CLASSES`.
CIFAR10_LABELS = (3, 5)


def load_mnist() -> tuple[Split, Split]:
    """Load all of MNIST: 70,000 handwritten digits.

    Returns
    -------
    (x_train, y_train), (x_test, y_test)
        `x_train` uint8 of shape (60000, 28, 28), `y_train` uint8 of shape (60000,), `x_test`
        (10000, 28, 28) and `y_test` (10000,). Pixels run from 0 (paper) to 255 (ink), labels from
        0 to 9. The classes are not quite equal in number (5,421 to 6,742 in training).

    Raises
    ------
    DataError
        If the file is missing or damaged.

    Notes
    -----
    The first half of the test images is harder than the second, so the first n of them are
    no fair test set: use all of them, or choose with `evenly_spaced`.

    References
    ----------
    LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition",
    Proceedings of the IEEE 86(11), 1998.

    Examples
    --------
    >>> (x_train, y_train), (x_test, y_test) = load_mnist()
    >>> x_train.shape, x_train.dtype
    ((60000, 28, 28), dtype('uint8'))
    """
    return read_images("mnist")


def load_mnist_with_validation() -> tuple[Split, Split, Split]:
    """Load MNIST as 50,000 training, 10,000 validation and 10,000 test images.

    Choose settings by the validation images, and look at the test images once, at the end.

    Returns
    -------
    (x_train, y_train), (x_validation, y_validation), (x_test, y_test)
        As `load_mnist` gives them, but that the last 10,000 of the 60,000 training images are the
        validation set: shapes (50000, 28, 28), (10000, 28, 28) and (10000, 28, 28).

    Raises
    ------
    DataError
        If the file is missing or damaged.
    """
    (x, y), test = load_mnist()
    return (x[:50_000], y[:50_000]), (x[50_000:], y[50_000:]), test


def load_fashion_mnist(full: bool = False) -> tuple[Split, Split]:
    """Load Fashion-MNIST: pictures of clothes in ten classes.

    Parameters
    ----------
    full
        False gives the embedded part, True all 60,000 + 10,000 images through `keras.datasets`,
        which downloads about 31 MB the first time.

    Returns
    -------
    (x_train, y_train), (x_test, y_test)
        `x_train` uint8 of shape (10000, 28, 28), `y_train` uint8 of shape (10000,), `x_test`
        (2000, 28, 28) and `y_test` (2000,). Pixels run from 0 to 255; label i stands for
        ``FASHION_MNIST_CLASSES[i]``. Each class has 1,000 training and 200 test images, evenly
        spaced over the original ones and in their order.

    Raises
    ------
    DataError
        If the file is missing or damaged, or if the full set cannot be downloaded.

    References
    ----------
    Xiao, Rasul and Vollgraf, "Fashion-MNIST: a novel image dataset for benchmarking machine
    learning algorithms", arXiv:1708.07747, 2017.
    """
    return download_images("fashion_mnist", 31) if full else read_images("fashion_mnist")


def load_cats_vs_dogs(full: bool = False) -> tuple[Split, Split]:
    """Load small colour photographs of cats and dogs, two of CIFAR-10's ten classes.

    Parameters
    ----------
    full
        False gives the embedded part, True all 10,000 + 2,000 images through `keras.datasets`,
        which downloads about 170 MB (all of CIFAR-10) the first time.

    Returns
    -------
    (x_train, y_train), (x_test, y_test)
        `x_train` uint8 of shape (4000, 32, 32, 3), `y_train` uint8 of shape (4000,), `x_test`
        (1000, 32, 32, 3) and `y_test` (1000,). The last axis is red, green, blue, each from 0 to
        255. Label 0 is a cat, 1 a dog. Each class has 2,000 training and 500 test images, evenly
        spaced over the original ones and in their order.

    Raises
    ------
    DataError
        If the file is missing or damaged, or if the full set cannot be downloaded.

    References
    ----------
    Krizhevsky, "Learning multiple layers of features from tiny images", technical report,
    University of Toronto, 2009.
    """
    if not full:
        return read_images("cats_vs_dogs")
    (x_train, y_train), (x_test, y_test) = download_images("cifar10", 170)
    return select_cats_and_dogs(x_train, y_train), select_cats_and_dogs(x_test, y_test)


def load_shakespeare() -> str:
    """Load Shakespeare's 154 sonnets.

    Returns
    -------
    str
        94,110 characters of 61 kinds, all ASCII. A line of verse is a line, an empty line parts
        two sonnets, and the numbers of the sonnets are left out.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Shakespeare, "Shake-speares sonnets", Thomas Thorpe, London, 1609.
    """
    return find_file("shakespeare").read_text(encoding="utf-8")


def load_moby_dick() -> str:
    """Load the 135 chapters of the novel Moby-Dick.

    Returns
    -------
    str
        1,190,317 characters of 83 kinds. Each chapter starts with a line such as
        ``"CHAPTER 1. Loomings."``; lines are at most 75 characters long, and an empty line parts
        two paragraphs. Etymology, extracts and epilogue are left out.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Melville, "Moby-Dick; or, The Whale", Harper & Brothers, New York, 1851.
    """
    return find_file("moby_dick").read_text(encoding="utf-8")


def load_weather() -> dict[str, np.ndarray]:
    """Load the hourly weather at New York's JFK airport in 2013.

    Returns
    -------
    dict of str to ndarray
        Eight arrays of shape (8706,), in order of time and in the units of the source:

        - `time`: the hour in UTC, datetime64[h], from 2013-01-01T06 to 2013-12-30T23
        - `temperature`: degrees Fahrenheit
        - `dew_point`: degrees Fahrenheit
        - `humidity`: relative, percent
        - `wind_speed`: miles per hour
        - `precipitation`: inches in the hour
        - `pressure`: at sea level, millibars (hectopascals)
        - `visibility`: miles

        All but `time` are float64, and NaN where the station recorded nothing (831 hours of
        `pressure`, 3 of `wind_speed`).

    Raises
    ------
    DataError
        If the file is missing or damaged.

    Notes
    -----
    Between two rows there is not always one hour: 24 hours are missing, in 14 gaps of 1 to 5 hours.
    ``numpy.diff(weather["time"])`` shows where.

    References
    ----------
    Wickham, "nycflights13: flights that departed NYC in 2013", R package, whose table `weather`
    holds the hourly observations of the airports' weather stations.

    Examples
    --------
    >>> weather = load_weather()
    >>> str(weather["time"][0]), float(weather["temperature"][0])
    ('2013-01-01T06', 39.02)
    """
    with gzip.open(find_file("weather"), "rt", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    # NumPy's times know no zone, and warn of the Z that stands for UTC.
    weather = {"time": np.array([row["time_hour"].removesuffix("Z") for row in rows], "M8[h]")}
    columns = {
        "temperature": "temp",
        "dew_point": "dewp",
        "humidity": "humid",
        "wind_speed": "wind_speed",
        "precipitation": "precip",
        "pressure": "pressure",
        "visibility": "visib",
    }
    for name, column in columns.items():
        weather[name] = np.array([float(row[column] or "nan") for row in rows])
    return weather


def load_sunspots() -> dict[str, np.ndarray]:
    """Load the monthly mean of the daily sunspot number, from 1818 to 2020.

    Returns
    -------
    dict of str to ndarray
        Two arrays of shape (2429,):

        - `month`: datetime64[M], from 1818-01 to 2020-05 without a gap
        - `sunspots`: the sunspot number, averaged over the month, float64 without unit, at least 0

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    SILSO World Data Center, "The international sunspot number", Royal Observatory of Belgium,
    Brussels. Godahewa et al., "Monash time series forecasting archive", NeurIPS Datasets and
    Benchmarks, 2021.
    """
    with find_file("sunspots").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {
        "month": np.array([row["ts"] for row in rows], "M8[M]"),
        "sunspots": np.array([float(row["y"]) for row in rows]),
    }


def evenly_spaced(labels: np.ndarray, per_class: int) -> np.ndarray:
    """Choose the same number of samples of each class, evenly spaced over the data.

    Parameters
    ----------
    labels
        The labels, shape (n,).
    per_class
        How many samples of each class to choose, at least 1.

    Returns
    -------
    ndarray
        The chosen indices in rising order, int64, shape (classes * per_class,).

    Raises
    ------
    ValueError
        If a class has fewer than `per_class` samples.

    Examples
    --------
    >>> evenly_spaced(np.array([0, 0, 0, 1, 1, 1, 1]), per_class=2)
    array([0, 2, 3, 6])
    """
    chosen = []
    for label in np.unique(labels):
        indices = np.flatnonzero(labels == label)
        if not 1 <= per_class <= len(indices):
            raise ValueError(
                f"per_class is {per_class}, but class {label} has {len(indices)} samples: "
                f"choose from 1 to {len(indices)}."
            )
        chosen.append(indices[np.linspace(0, len(indices) - 1, per_class).round().astype(int)])
    return np.sort(np.concatenate(chosen))


def select_cats_and_dogs(x: np.ndarray, y: np.ndarray) -> Split:
    """Keep the cats and dogs of CIFAR-10 and label them 0 and 1.

    Parameters
    ----------
    x
        Images, shape (n, 32, 32, 3).
    y
        CIFAR-10's labels, shape (n,).

    Returns
    -------
    x, y
        The images of cats and dogs in their order, and their labels, uint8.
    """
    kept = np.isin(y, CIFAR10_LABELS)
    return x[kept], (y[kept] == CIFAR10_LABELS[1]).astype(np.uint8)


def read_images(name: str) -> tuple[Split, Split]:
    """Read the four arrays of an embedded set of images."""
    with np.load(find_file(name), allow_pickle=False) as arrays:
        return (arrays["x_train"], arrays["y_train"]), (arrays["x_test"], arrays["y_test"])


def download_images(name: str, megabytes: int) -> tuple[Split, Split]:
    """Get a whole set of images through `keras.datasets`, saying what is downloaded."""
    # Here and not above: importing Keras takes seconds, and only this function needs it.
    import keras

    print(
        f"Getting all of {name} through keras.datasets.{name}: about {megabytes} MB are "
        "downloaded, unless Keras has kept them from an earlier time."
    )
    try:
        (x_train, y_train), (x_test, y_test) = getattr(keras.datasets, name).load_data()
    except Exception as error:  # Keras raises a bare Exception when a download fails.
        raise DataError(
            f"keras.datasets.{name} could not be downloaded ({error}). Check the connection to the "
            "network, or use the embedded part: the same loader without full=True."
        ) from error
    # CIFAR-10's labels come as a column.
    return (x_train, y_train.ravel()), (x_test, y_test.ravel())
