# %% right: a view
def windows(series, width):
    view = np.lib.stride_tricks.sliding_window_view(series, width)
    return view[:-1, :, None], series[width:]


# %% right: columns side by side
def windows(series, width):
    n = len(series) - width
    columns = [series[i : i + n] for i in range(width)]
    return np.stack(columns, axis=1)[:, :, np.newaxis], series[-n:]


# %% right: an array of indices
def windows(series, width):
    i = np.arange(len(series) - width)
    X = series[i[:, None] + np.arange(width)]
    return np.expand_dims(X, -1), series[i + width]


# %% right: lists, number by number, single precision
def windows(series, width):
    X, y = [], []
    for i in range(len(series) - width):
        X.append([[float(series[i + j])] for j in range(width)])
        y.append(float(series[i + width]))
    return np.array(X, dtype="float32"), np.array(y, dtype="float32")


# %% wrong: no last axis
# message: The last axis, of length 1, is missing
def windows(series, width):
    n = len(series) - width
    return np.array([series[i : i + width] for i in range(n)]), series[width:]


# %% wrong: the last window too, which has no target
# message: holds 3 windows, but should hold 2
def windows(series, width):
    n = len(series) - width + 1
    X = np.array([series[i : i + width] for i in range(n)])
    return X[..., None], series[width:]


# %% wrong: one window too few
# message: holds 1 windows, but should hold 2
def windows(series, width):
    n = len(series) - width - 1
    X = np.array([series[i : i + width] for i in range(n)])
    return X[..., None], series[width : width + n]


# %% wrong: the target is in the window
# message: This is the last value in each window
def windows(series, width):
    n = len(series) - width
    X = np.array([series[i : i + width] for i in range(n)])
    return X[..., None], X[:, -1]


# %% wrong: windows hold their targets
# message: one value too late
def windows(series, width):
    n = len(series) - width
    X = np.array([series[i + 1 : i + 1 + width] for i in range(n)])
    return X[..., None], series[width:]


# %% wrong: newest first
# message: the newest value comes first
def windows(series, width):
    n = len(series) - width
    X = np.array([series[i : i + width][::-1] for i in range(n)])
    return X[..., None], series[width:]


# %% wrong: y as a column
# message: y should have one axis only
def windows(series, width):
    n = len(series) - width
    X = np.array([series[i : i + width] for i in range(n)])
    return X[..., None], series[width:, None]


# %% wrong: no overlap
# message: windows|overlap
def windows(series, width):
    starts = range(0, len(series) - width, width)
    X = np.array([series[i : i + width] for i in starts])
    return X[..., None], np.array([series[i + width] for i in starts])


# %% wrong: steps and features swapped
# message: The axes are \(n, 1, width\)|shape
def windows(series, width):
    n = len(series) - width
    X = np.array([series[i : i + width] for i in range(n)])
    return X[:, None, :], series[width:]


# %% wrong: X only
# message: should return 2 values
def windows(series, width):
    n = len(series) - width
    return [series[i : i + width] for i in range(n + 1)]


# %% wrong: scales the series in place
# message: changed argument 1 in place
def windows(series, width):
    series -= series.mean()
    n = len(series) - width
    X = np.array([series[i : i + width] for i in range(n)])
    return X[..., None], series[width:]


# %% wrong: knows the visible answers only
# message: windows of a series of
def windows(series, width):
    if width == 3:
        return np.array([[[1.0], [2], [3]], [[2], [3], [5]]]), np.array([5.0, 8])
    return np.array([[[4.0]], [[-1]], [[0.5]]]), np.array([-1, 0.5, 2])


# %% equivalent: the values are the same, and nothing asks that y be a copy
# - return X[..., np.newaxis], series[width:].copy()
# + return X[..., np.newaxis], series[width:]
