# %% right: loops over the windows
def max_pool2d(x, size=2):
    rows, columns = x.shape[0] // size, x.shape[1] // size
    out = np.zeros((rows, columns, x.shape[2]), dtype=x.dtype)
    for i in range(rows):
        for j in range(columns):
            window = x[i * size : (i + 1) * size, j * size : (j + 1) * size]
            out[i, j] = window.max(axis=(0, 1))
    return out


# %% right: all windows, every size-th of them
def max_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(0, 1))
    return windows[::size, ::size].max(axis=(-2, -1)).astype(np.float32)


# %% right: Keras' operation
def max_pool2d(x, size=2):
    import keras

    x = keras.ops.cast(x[None], "float32")
    return keras.ops.max_pool(x, size, strides=size, padding="valid")[0]


# %% right: larger and larger values, from minus infinity
def max_pool2d(x, size=2):
    rows, columns = x.shape[0] // size, x.shape[1] // size
    out = np.full((rows, columns, x.shape[2]), -np.inf)
    for u in range(size):
        for v in range(size):
            out = np.maximum(out, x[u::size, v::size][:rows, :columns])
    return out


# %% wrong: starts from zero
# message: A window of negative values has a negative maximum
def max_pool2d(x, size=2):
    rows, columns = x.shape[0] // size, x.shape[1] // size
    out = np.zeros((rows, columns, x.shape[2]))
    for u in range(size):
        for v in range(size):
            out = np.maximum(out, x[u::size, v::size][:rows, :columns])
    return out


# %% wrong: the mean
# message: This is the mean
def max_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(0, 1))
    return windows[::size, ::size].mean(axis=(-2, -1))


# %% wrong: the minimum
# message: This is the smallest value
def max_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(0, 1))
    return windows[::size, ::size].min(axis=(-2, -1))


# %% wrong: absolute values
# message: The signs are lost
def max_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(np.abs(x), (size, size), axis=(0, 1))
    return windows[::size, ::size].max(axis=(-2, -1))


# %% wrong: stride 1
# message: they move on by size
def max_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(0, 1))
    return windows.max(axis=(-2, -1))


# %% wrong: keeps windows that are not full
# message: The last column is left over
def max_pool2d(x, size=2):
    rows, columns = -(-x.shape[0] // size), -(-x.shape[1] // size)
    out = np.zeros((rows, columns, x.shape[2]))
    for i in range(rows):
        for j in range(columns):
            window = x[i * size : (i + 1) * size, j * size : (j + 1) * size]
            out[i, j] = window.max(axis=(0, 1))
    return out


# %% wrong: all maps together
# message: Each map is pooled by itself
def max_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(0, 1))
    pooled = windows[::size, ::size].max(axis=(-2, -1))
    return np.broadcast_to(pooled.max(axis=2, keepdims=True), pooled.shape)


# %% wrong: always 2 by 2
# message: Use size, not always 2
def max_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x, (2, 2), axis=(0, 1))
    return windows[::2, ::2].max(axis=(-2, -1))


# %% wrong: stride always 2
# message: The stride is size, not always 2|Expected shape
def max_pool2d(x, size=2):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(0, 1))
    return windows[::2, ::2].max(axis=(-2, -1))


# %% wrong: sizes must be multiples
# message: need not be multiples of size
def max_pool2d(x, size=2):
    height, width, n_maps = x.shape
    return x.reshape(height // size, size, width // size, size, n_maps).max(axis=(1, 3))


# %% wrong: takes the first value of each window
# message: should be
def max_pool2d(x, size=2):
    return x[: x.shape[0] // size * size : size, : x.shape[1] // size * size : size]


# %% wrong: square maps only
# message: Expected shape
def max_pool2d(x, size=2):
    n = x.shape[0] // size
    out = np.zeros((n, n, x.shape[2]))
    for i in range(n):
        for j in range(n):
            out[i, j] = x[i * size :, j * size :][:size, :size].max(axis=(0, 1))
    return out


# %% wrong: sorts in place
# message: changed argument 1 in place
def max_pool2d(x, size=2):
    rows, columns = x.shape[0] // size, x.shape[1] // size
    for u in range(size):
        for v in range(size):
            part = x[u::size, v::size][:rows, :columns]
            first = x[::size, ::size][:rows, :columns]
            first[...] = np.maximum(first, part)
    return x[::size, ::size][:rows, :columns].copy()


# %% wrong: knows the visible answers only
# message: max_pool2d of x with shape \(6, 8, 3\)
def max_pool2d(x, size=2):
    return np.array([[[3.0], [-3.0]]])
