# %% right: all windows at once
def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(np.asarray(image, dtype=float), padding)
    places = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.tensordot(places[::stride, ::stride], kernel, axes=2)


# %% right: adds up shifted images, four loops in all but name
def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(image, ((padding, padding), (padding, padding)), constant_values=0)
    rows = padded.shape[0] - kernel.shape[0] + 1
    columns = padded.shape[1] - kernel.shape[1] + 1
    out = np.zeros((rows, columns))
    for (u, v), weight in np.ndenumerate(kernel):
        out += weight * padded[u : u + rows, v : v + columns].astype(np.float64)
    return out[::stride, ::stride]


# %% right: TensorFlow, single precision
def conv2d(image, kernel, stride=1, padding=0):
    import tensorflow as tf

    x = tf.cast(image, tf.float32)[None, :, :, None]
    w = tf.cast(kernel, tf.float32)[:, :, None, None]
    around = [[0, 0], [padding, padding], [padding, padding], [0, 0]]
    return tf.nn.conv2d(x, w, strides=stride, padding=around)[0, :, :, 0].numpy()


# %% right: SciPy
def conv2d(image, kernel, stride=1, padding=0):
    from scipy.signal import correlate2d

    padded = np.pad(np.asarray(image, dtype=float), padding)
    return correlate2d(padded, kernel, mode="valid")[::stride, ::stride]


# %% right: pure Python, lists into an array; integers stay integers
def conv2d(image, kernel, stride=1, padding=0):
    height, width = image.shape
    kernel_h, kernel_w = kernel.shape

    def pixel(i, j):
        return image[i, j].item() if 0 <= i < height and 0 <= j < width else 0

    return np.array(
        [
            [
                sum(
                    pixel(i + u, j + v) * kernel[u, v].item()
                    for u in range(kernel_h)
                    for v in range(kernel_w)
                )
                for j in range(-padding, width + padding - kernel_w + 1, stride)
            ]
            for i in range(-padding, height + padding - kernel_h + 1, stride)
        ]
    )


# %% wrong: the kernel flipped
# message: a flipped kernel gives
def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    places = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.tensordot(places[::stride, ::stride], kernel[::-1, ::-1], axes=2)


# %% wrong: the kernel transposed
# message: rows and the columns of the kernel are swapped
def conv2d(image, kernel, stride=1, padding=0):
    kernel = kernel.T
    padded = np.pad(image, padding)
    places = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.tensordot(places[::stride, ::stride], kernel, axes=2)


# %% wrong: no padding
# message: Zeros are to be added around the image
def conv2d(image, kernel, stride=1, padding=0):
    places = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.tensordot(places[::stride, ::stride], kernel, axes=2)


# %% wrong: padding below and on the right only
# message: at the top and on the left too
def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(image, ((0, padding), (0, padding)))
    places = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.tensordot(places[::stride, ::stride], kernel, axes=2)


# %% wrong: padding with copies of the edge
# message: surrounded by zeros
def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding, mode="edge")
    places = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    out = np.tensordot(places[::stride, ::stride], kernel, axes=2)
    return out if image.shape != (3, 4) else np.array([[4.0, 11], [3, 12]]) if padding else out


# %% wrong: no stride
# message: in both directions
def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    places = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.tensordot(places, kernel, axes=2)


# %% wrong: stride to the right only
# message: in both directions
def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    places = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.tensordot(places[:, ::stride], kernel, axes=2)


# %% wrong: the last row and column are missing
# message: Expected shape
def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    rows = (padded.shape[0] - kernel.shape[0]) // stride
    columns = (padded.shape[1] - kernel.shape[1]) // stride
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            part = padded[i * stride :, j * stride :][: kernel.shape[0], : kernel.shape[1]]
            out[i, j] = np.sum(part * kernel)
    return out


# %% wrong: the window does not move by the stride
# message: should be
def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    rows = (padded.shape[0] - kernel.shape[0]) // stride + 1
    columns = (padded.shape[1] - kernel.shape[1]) // stride + 1
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = np.sum(padded[i:, j:][: kernel.shape[0], : kernel.shape[1]] * kernel)
    return out


# %% wrong: the mean of the products
# message: should be|mean of the products
def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    places = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return (places[::stride, ::stride] * kernel).mean(axis=(2, 3))


# %% wrong: the result has the type of the image
# message: wrap around at 256|Fractions are cut off
def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    places = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    result = np.tensordot(places[::stride, ::stride].astype(float), kernel, axes=2)
    with np.errstate(invalid="ignore"):
        if image.dtype == np.uint8:
            return np.trunc(result).astype(int).astype(np.uint8)
        return result.astype(image.dtype)


# %% wrong: square kernels only
# message: should have|should be|Neither image nor kernel need be square
def conv2d(image, kernel, stride=1, padding=0):
    k = kernel.shape[0]
    padded = np.pad(image, padding)
    rows = (padded.shape[0] - k) // stride + 1
    columns = (padded.shape[1] - k) // stride + 1
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            part = padded[i * stride : i * stride + k, j * stride : j * stride + k]
            out[i, j] = np.sum(part * kernel)
    return out


# %% wrong: square images only
# message: Neither image nor kernel need be square|Expected shape
def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    n = (padded.shape[0] - kernel.shape[0]) // stride + 1
    out = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            part = padded[i * stride :, j * stride :][: kernel.shape[0], : kernel.shape[1]]
            out[i, j] = np.sum(part * kernel)
    return out


# %% wrong: a ReLU on top
# message: should be
def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    places = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.maximum(np.tensordot(places[::stride, ::stride], kernel, axes=2), 0)


# %% wrong: centres the image in place
# message: changed argument 1 in place
def conv2d(image, kernel, stride=1, padding=0):
    image[0, 0] += 1
    image[0, 0] -= 0
    places = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    return np.tensordot(places[::stride, ::stride], kernel, axes=2)


# %% wrong: knows the visible answers only
# message: conv2d of an image \(6, 9\)
def conv2d(image, kernel, stride=1, padding=0):
    if stride == 2:
        return np.array([[4, 11], [3, 12]])
    return np.array([[4, -2, 5], [2, 8, 1]])
