"""The look of the book's figures, and the three drawings that chapters repeat.

Figures are opaque white cards: the page around them may be light or dark, the figure stays as it
was checked. Classes differ by colour *and* by marker, curves by colour *and* by line style, so
that no figure needs colour vision to be read.
"""

from collections.abc import Callable

import matplotlib as mpl
import numpy as np
from cycler import cycler
from IPython import get_ipython
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

#: Colours that people with the common colour-vision deficiencies can tell apart.
#: After M. Okabe and K. Ito, "Color Universal Design" (2008).
COLORS = {
    "blue": "#0072B2",
    "orange": "#D55E00",
    "green": "#009E73",
    "purple": "#AA4499",
    "yellow": "#E69F00",
    "sky": "#56B4E9",
    "ink": "#222222",
    "grey": "#6E6E6E",
}

#: Width and height in inches. All are as wide as the text column, so that letters keep one size.
WIDE = (7.0, 3.0)
TALL = (7.0, 4.6)

#: How a point of class 0 (or -1) and of class 1 looks.
CLASS_STYLES = (
    {"c": COLORS["blue"], "marker": "o"},
    {"c": COLORS["orange"], "marker": "^"},
)


def use_style() -> None:
    """Give every figure that follows the look of the book.

    Sets Matplotlib's defaults and, in a notebook, PNG at twice the screen's resolution with the
    size that the figure asked for.
    """
    mpl.rcdefaults()
    mpl.rcParams.update(
        {
            "figure.figsize": WIDE,
            "figure.dpi": 100,
            "figure.facecolor": "white",
            "figure.constrained_layout.use": True,
            "figure.constrained_layout.h_pad": 0.08,
            "figure.constrained_layout.w_pad": 0.08,
            "axes.facecolor": "white",
            "axes.edgecolor": COLORS["grey"],
            "axes.labelcolor": COLORS["ink"],
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.titlesize": 10,
            "axes.prop_cycle": cycler(
                color=[COLORS[name] for name in ("blue", "orange", "green", "purple")],
                linestyle=["-", "--", "-.", ":"],
            ),
            "lines.linewidth": 2,
            "font.size": 9.5,
            "legend.frameon": False,
            "xtick.color": COLORS["grey"],
            "ytick.color": COLORS["grey"],
            "xtick.labelcolor": COLORS["ink"],
            "ytick.labelcolor": COLORS["ink"],
        }
    )
    if get_ipython() is not None:
        from matplotlib_inline.backend_inline import set_matplotlib_formats

        set_matplotlib_formats("retina", bbox_inches=None)


def draw_classes(ax: Axes, X: np.ndarray, labels: np.ndarray, names=("0", "1"), **style) -> None:
    """Draw points in the plane, each class with its own colour and marker.

    Parameters
    ----------
    ax
        Where to draw.
    X
        Points, shape (n, 2).
    labels
        Classes, shape (n,): 1 for the second class, anything else (0 or -1) for the first.
    names
        What the legend calls the two classes.
    style
        Passed on to `Axes.scatter`, for instance ``s=80``.
    """
    positive = np.asarray(labels) == 1
    for chosen, look, name in zip((~positive, positive), CLASS_STYLES, names, strict=True):
        options = {"s": 45, "edgecolors": "white", "linewidths": 0.8, "zorder": 3} | look | style
        ax.scatter(*np.asarray(X)[chosen].T, label=name, **options)


def draw_boundary(ax: Axes, w: np.ndarray, b: float, **style) -> Line2D:
    """Draw the line ``w[0] * x + w[1] * y + b = 0`` through the axes, keeping their limits.

    Parameters
    ----------
    ax
        Where to draw; set its limits first or afterwards, the line spans them either way.
    w
        Weights, shape (2,), not both zero.
    b
        Bias.
    style
        Passed on to `Axes.axline`.

    Raises
    ------
    ValueError
        If both weights are zero: then no line exists.
    """
    w = np.asarray(w, dtype=float)
    if not w.any():
        raise ValueError("draw_boundary: both weights are 0, so w.x + b = 0 is not a line.")
    foot = -b * w / (w @ w)
    options = {"color": COLORS["ink"], "linewidth": 2, "linestyle": "-"} | style
    return ax.axline(foot, foot + np.array([-w[1], w[0]]), **options)


def shade_regions(ax: Axes, predict: Callable[[np.ndarray], np.ndarray], steps: int = 300) -> None:
    """Tint the axes where `predict` answers class 1 and class 0, within the current limits.

    Parameters
    ----------
    ax
        Axes with their limits already set.
    predict
        Takes points of shape (n, 2), returns n numbers; 0.5 or more counts as class 1.
    steps
        Grid points along each axis.
    """
    (x0, x1), (y0, y1) = ax.get_xlim(), ax.get_ylim()
    xs, ys = np.meshgrid(np.linspace(x0, x1, steps), np.linspace(y0, y1, steps))
    answers = np.asarray(predict(np.column_stack([xs.ravel(), ys.ravel()])), dtype=float)
    colors = [look["c"] for look in CLASS_STYLES]
    answers = answers.reshape(xs.shape)
    ax.contourf(xs, ys, answers, levels=[-np.inf, 0.5, np.inf], colors=colors, alpha=0.14, zorder=0)
