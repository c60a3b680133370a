# %% right: loops and norms
def l2_pool2d(x, size=2):
    rows, columns = x.shape[0] // size, x.shape[1] // size
    out = np.zeros((rows, columns, x.shape[2]))
    for i in range(rows):
        for j in range(columns):
            window = x[i * size : (i + 1) * size, j * size : (j + 1) * size]
            out[i, j] = np.linalg.norm(window.reshape(-1, x.shape[2]), axis=0)
    return out


# %% right: all windows, every size-th of them, single precision
def l2_pool2d(x, size=2):
    squares = np.square(x, dtype=np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(squares, (size, size), axis=(0, 1))
    return np.sqrt(windows[::size, ::size].sum(axis=(-2, -1)))


# %% right: average pooling by Keras, times the number of values
def l2_pool2d(x, size=2):
    import keras

    squares = keras.ops.square(keras.ops.cast(x[None], "float32"))
    means = keras.ops.average_pool(squares, size, strides=size, padding="valid")
    return size * keras.ops.sqrt(means)[0]


# %% right: np.hypot again and again
def l2_pool2d(x, size=2):
    rows, columns = x.shape[0] // size, x.shape[1] // size
    out = np.zeros((rows, columns, x.shape[2]))
    for u in range(size):
        for v in range(size):
            out = np.hypot(out, x[u::size, v::size][:rows, :columns])
    return out


# %% wrong: no root
# message: The square root is missing
def l2_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x**2, (size, size), axis=(0, 1))
    return windows[::size, ::size].sum(axis=(-2, -1))


# %% wrong: the root of the mean
# message: This is the root of the mean
def l2_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x**2, (size, size), axis=(0, 1))
    return np.sqrt(windows[::size, ::size].mean(axis=(-2, -1)))


# %% wrong: adds before it squares
# message: Square the values first
def l2_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(0, 1))
    return np.sqrt(np.abs(windows[::size, ::size].sum(axis=(-2, -1))))


# %% wrong: absolute values
# message: This is the sum of absolute values
def l2_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(np.abs(x), (size, size), axis=(0, 1))
    return windows[::size, ::size].sum(axis=(-2, -1))


# %% wrong: the maximum
# message: This is the maximum
def l2_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(0, 1))
    return windows[::size, ::size].max(axis=(-2, -1))


# %% wrong: stride 1
# message: they move on by size
def l2_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x**2, (size, size), axis=(0, 1))
    return np.sqrt(windows.sum(axis=(-2, -1)))


# %% wrong: keeps windows that are not full
# message: Windows that are not full are dropped
def l2_pool2d(x, size=2):
    around = [(0, -x.shape[0] % size), (0, -x.shape[1] % size), (0, 0)]
    windows = np.lib.stride_tricks.sliding_window_view(
        np.pad(x, around) ** 2, (size, size), axis=(0, 1)
    )
    return np.sqrt(windows[::size, ::size].sum(axis=(-2, -1)))


# %% wrong: all maps together
# message: the third axis stays
def l2_pool2d(x, size=2):
    squares = (x**2).sum(axis=2) if x.shape[2] > 1 else x[..., 0] ** 2
    windows = np.lib.stride_tricks.sliding_window_view(squares, (size, size))
    pooled = np.sqrt(windows[::size, ::size].sum(axis=(-2, -1)))
    return pooled if x.shape[2] > 1 else pooled[..., None]


# %% wrong: always 2 by 2
# message: Use size, not always 2
def l2_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x**2, (2, 2), axis=(0, 1))
    return np.sqrt(windows[::2, ::2].sum(axis=(-2, -1)))


# %% wrong: the result has the type of x
# message: Fractions are cut off
def l2_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x**2, (size, size), axis=(0, 1))
    return np.sqrt(windows[::size, ::size].sum(axis=(-2, -1))).astype(x.dtype)


# %% wrong: squares in place
# message: changed argument 1 in place
def l2_pool2d(x, size=2):
    x *= x
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(0, 1))
    return np.sqrt(windows[::size, ::size].sum(axis=(-2, -1)))


# %% wrong: knows the visible answer only
# message: l2_pool2d of x with shape \(6, 8, 3\)
def l2_pool2d(x, size=2):
    return np.array([[[5.0]]])


# %% wrong: squares in the type of x
# message: do not fit into the type of x, uint8
def l2_pool2d(x, size=2):
    rows, columns = x.shape[0] // size, x.shape[1] // size
    squares = x[: rows * size, : columns * size] ** 2
    return np.sqrt(squares.reshape(rows, size, columns, size, -1).sum(axis=(1, 3)))
