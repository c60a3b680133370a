"""Figures must be readable: colours apart, boundaries and regions where the equation says."""

import itertools

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import colors as mcolors
from matplotlib.figure import Figure

from coursekit import plots


def luminance(color):
    """Relative luminance as WCAG 2.1 defines it."""
    channels = np.array(mcolors.to_rgb(color))
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


@pytest.fixture
def ax():
    axes = Figure().subplots()
    axes.set(xlim=(-2, 2), ylim=(-1, 3))
    return axes


@pytest.mark.parametrize("name", ["blue", "orange", "green", "purple", "ink", "grey"])
def test_colours_of_lines_stand_out_from_the_card(name):
    contrast = 1.05 / (luminance(plots.COLORS[name]) + 0.05)
    assert contrast >= 3, f"{name} has contrast {contrast:.2f} on white; lines need 3"


def test_colours_are_apart_from_each_other():
    rgb = {name: np.array(mcolors.to_rgb(color)) for name, color in plots.COLORS.items()}
    for (a, first), (b, second) in itertools.combinations(rgb.items(), 2):
        assert np.linalg.norm(first - second) > 0.2, f"{a} and {b} look alike"


def test_style_makes_opaque_cards():
    with mpl.rc_context():
        plots.use_style()
        assert mcolors.to_rgba(mpl.rcParams["figure.facecolor"])[3] == 1
        assert not mpl.rcParams["savefig.transparent"]


def test_classes_differ_by_marker_and_by_colour(ax):
    plots.draw_classes(ax, np.array([[0, 0], [1, 1], [0, 1]]), np.array([-1, 1, -1]))
    first, second = ax.collections
    assert len(first.get_offsets()) == 2
    assert len(second.get_offsets()) == 1
    assert not np.array_equal(first.get_facecolor(), second.get_facecolor())
    assert not np.array_equal(first.get_paths()[0].vertices, second.get_paths()[0].vertices)


@pytest.mark.parametrize(("w", "b"), [((1.0, 2.0), -1.0), ((0.0, 3.0), -3.0), ((2, 0), 1)])
def test_boundary_lies_where_the_score_is_zero(ax, w, b):
    line = plots.draw_boundary(ax, w, b)
    points = np.array([line.get_xy1(), line.get_xy2()])
    assert points @ np.array(w) + b == pytest.approx([0, 0])
    assert not np.allclose(*points)
    assert ax.get_xlim() == (-2, 2)


def test_no_boundary_without_weights(ax):
    with pytest.raises(ValueError, match="both weights are 0"):
        plots.draw_boundary(ax, [0, 0], 1)


def test_regions_follow_the_prediction(ax):
    plots.shade_regions(ax, lambda points: points[:, 0] > 0.5)
    lower, upper = ax.collections[-1].get_paths()
    assert lower.get_extents().x1 == pytest.approx(0.5, abs=0.02)
    assert upper.get_extents().x0 == pytest.approx(0.5, abs=0.02)
