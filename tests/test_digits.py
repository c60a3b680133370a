"""The judge of made-up digits: sure of real ones, strict about what it is given."""

import numpy as np
import pytest

from coursekit.data import load_mnist
from coursekit.digits import classifier, judge


@pytest.fixture(scope="module")
def test_set():
    _, (images, labels) = load_mnist()
    return images[:2000] / 255, labels[:2000]


def test_it_names_real_digits(test_set):
    images, labels = test_set
    verdict = judge(images)
    assert np.mean(verdict.probabilities.argmax(axis=1) == labels) > 0.985
    assert verdict.confident > 0.95
    assert verdict.covered == 10
    assert verdict.counts.sum() == round(verdict.confident * len(images))


def test_one_digit_drawn_often_covers_one(test_set):
    images, labels = test_set
    assert judge(images[labels == 3]).covered == 1


def test_a_channel_axis_makes_no_difference(test_set):
    images, _ = test_set
    assert np.array_equal(judge(images[:50]).probabilities, judge(images[:50, ..., None])[0])


@pytest.mark.parametrize(
    ("images", "told"),
    [
        (np.zeros((2, 32, 32)), r"not \(2, 32, 32, 1\)"),
        (np.full((2, 28, 28), 255.0), "from 0 to 1"),
        (np.full((2, 28, 28), -1.0), "tanh"),
    ],
)
def test_pictures_of_another_form_are_refused(images, told):
    with pytest.raises(ValueError, match=told):
        judge(images)


def test_the_network_keeps_to_the_exercise_of_its_chapter():
    assert classifier().count_params() <= 150_000
