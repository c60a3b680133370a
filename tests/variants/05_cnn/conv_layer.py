# %% right: all windows at once
def conv_layer(x, kernels, biases):
    k = kernels.shape[0]
    places = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(0, 1))
    return np.einsum("ijcuv,uvco->ijo", places, kernels) + biases


# %% right: six loops
def conv_layer(x, kernels, biases):
    k, _, n_in, n_out = kernels.shape
    height, width = x.shape[0] - k + 1, x.shape[1] - k + 1
    out = np.empty((height, width, n_out))
    for o in range(n_out):
        for i in range(height):
            for j in range(width):
                total = biases[o]
                for u in range(k):
                    for v in range(k):
                        for c in range(n_in):
                            total = total + x[i + u, j + v, c] * kernels[u, v, c, o]
                out[i, j, o] = total
    return out


# %% right: Keras' operation, single precision
def conv_layer(x, kernels, biases):
    import keras

    maps = keras.ops.conv(
        keras.ops.cast(x[None], "float32"), keras.ops.cast(kernels, "float32"), padding="valid"
    )
    return np.asarray(maps)[0] + biases


# %% right: one matrix product on patches
def conv_layer(x, kernels, biases):
    k, _, _, n_out = kernels.shape
    height, width = x.shape[0] - k + 1, x.shape[1] - k + 1
    patches = [x[i : i + k, j : j + k].ravel() for i in range(height) for j in range(width)]
    return (np.array(patches) @ kernels.reshape(-1, n_out) + biases).reshape(height, width, n_out)


# %% right: one-by-one products, for each place in the kernel
def conv_layer(x, kernels, biases):
    k = len(kernels)
    height, width = x.shape[0] - k + 1, x.shape[1] - k + 1
    shifted = (x[u : u + height, v : v + width] @ kernels[u, v] for u in range(k) for v in range(k))
    return sum(shifted) + biases


# %% wrong: no biases
# message: The biases are missing
def conv_layer(x, kernels, biases):
    k = kernels.shape[0]
    places = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(0, 1))
    return np.einsum("ijcuv,uvco->ijo", places, kernels)


# %% wrong: the bias for each input map
# message: not once for each input map
def conv_layer(x, kernels, biases):
    k = kernels.shape[0]
    places = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(0, 1))
    maps = np.einsum("ijcuv,uvco->ijco", places, kernels) + biases
    return maps.sum(axis=2)


# %% wrong: the first input map only
# message: Add up over all input maps
def conv_layer(x, kernels, biases):
    k = kernels.shape[0]
    places = np.lib.stride_tricks.sliding_window_view(x[..., 0], (k, k))
    return np.einsum("ijuv,uvo->ijo", places, kernels[:, :, 0]) + biases


# %% wrong: the mean over the input maps
# message: Add up over all input maps|no mean is asked for
def conv_layer(x, kernels, biases):
    k = kernels.shape[0]
    places = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(0, 1))
    return np.einsum("ijcuv,uvco->ijco", places, kernels).mean(axis=2) + biases


# %% wrong: the kernels flipped
# message: The kernels are flipped
def conv_layer(x, kernels, biases):
    k = kernels.shape[0]
    places = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(0, 1))
    return np.einsum("ijcuv,uvco->ijo", places, kernels[::-1, ::-1]) + biases


# %% wrong: rows and columns of the kernels swapped
# message: rows and the columns of the kernels are swapped|should be
def conv_layer(x, kernels, biases):
    k = kernels.shape[0]
    places = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(0, 1))
    return np.einsum("ijcvu,uvco->ijo", places, kernels) + biases


# %% wrong: the maps first
# message: should have shape \(2, 3, 5\), but has shape \(5, 2, 3\)
def conv_layer(x, kernels, biases):
    k = kernels.shape[0]
    places = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(0, 1))
    return np.einsum("ijcuv,uvco->oij", places, kernels) + biases[:, None, None]


# %% wrong: padding
# message: should have shape \(2, 3, 5\), but has shape \(3, 4, 5\)
def conv_layer(x, kernels, biases):
    import tensorflow as tf

    maps = tf.nn.conv2d(x[None], kernels, 1, "SAME")
    return maps[0].numpy() + biases


# %% wrong: a ReLU on top
# message: no activation is asked for
def conv_layer(x, kernels, biases):
    k = kernels.shape[0]
    places = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(0, 1))
    return np.maximum(np.einsum("ijcuv,uvco->ijo", places, kernels) + biases, 0)


# %% wrong: the bias for each product
# message: added once|should be
def conv_layer(x, kernels, biases):
    k = kernels.shape[0]
    places = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(0, 1))
    return np.einsum("ijcuv,uvco->ijo", places, kernels) + biases * kernels[..., 0].size


# %% wrong: square images only
# message: should have shape
def conv_layer(x, kernels, biases):
    k = kernels.shape[0]
    n = x.shape[0] - k + 1
    out = np.zeros((n, n, kernels.shape[3]))
    for i in range(n):
        for j in range(n):
            out[i, j] = np.tensordot(x[i : i + k, j : j + k], kernels, axes=3) + biases
    return out


# %% wrong: the result holds integers
# message: Fractions are cut off|The biases are missing|should be
def conv_layer(x, kernels, biases):
    k = kernels.shape[0]
    out = np.zeros((x.shape[0] - k + 1, x.shape[1] - k + 1, kernels.shape[3]), dtype=int)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.tensordot(x[i : i + k, j : j + k], kernels, axes=3) + biases
    return out


# %% wrong: adds the biases to the kernels in place
# message: changed argument 2 in place
def conv_layer(x, kernels, biases):
    k = kernels.shape[0]
    kernels *= 1.5
    places = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(0, 1))
    return np.einsum("ijcuv,uvco->ijo", places, kernels) / 1.5 + biases


# %% wrong: knows the visible answers only
# message: conv_layer of x \(6, 8, 4\)
def conv_layer(x, kernels, biases):
    if x.shape == (3, 4, 2):
        return np.ones((2, 3, 1)) * (8 + np.arange(5.0))
    if x.shape == (3, 2, 1):
        return np.array([[[30.5, 9.5]], [[50.5, 17.5]]])
    k, _, _, n_out = kernels.shape
    return np.zeros((x.shape[0] - k + 1, x.shape[1] - k + 1, n_out))
