# %% right: weights and biases apart
def conv_params(kernel_h, kernel_w, in_maps, out_maps):
    weights = kernel_h * kernel_w * in_maps * out_maps
    return weights + out_maps


def dense_params(n_in, n_out):
    weights = n_in * n_out
    return weights + n_out


# %% right: sizes of arrays
def conv_params(kernel_h, kernel_w, in_maps, out_maps):
    return np.zeros((kernel_h, kernel_w, in_maps, out_maps)).size + np.zeros(out_maps).size


def dense_params(n_in, n_out):
    return np.size(np.zeros((n_in + 1, n_out)))


# %% right: asks Keras
def conv_params(kernel_h, kernel_w, in_maps, out_maps):
    import keras

    layer = keras.layers.Conv2D(out_maps, (kernel_h, kernel_w))
    layer.build((None, None, None, in_maps))
    return layer.count_params()


def dense_params(n_in, n_out):
    return conv_params(1, 1, n_in, n_out)


# %% right: a float scalar
def conv_params(kernel_h, kernel_w, in_maps, out_maps):
    return np.float32(out_maps) * (np.prod([kernel_h, kernel_w, in_maps]) + 1)


def dense_params(n_in, n_out):
    return float(n_out * (n_in + 1))


# %% wrong: no biases in the convolution
# message: conv_params.*The biases are missing
def conv_params(kernel_h, kernel_w, in_maps, out_maps):
    return kernel_h * kernel_w * in_maps * out_maps


def dense_params(n_in, n_out):
    return (n_in + 1) * n_out


# %% wrong: no biases in the dense layer
# message: dense_params.*The biases are missing
def conv_params(kernel_h, kernel_w, in_maps, out_maps):
    return (kernel_h * kernel_w * in_maps + 1) * out_maps


def dense_params(n_in, n_out):
    return n_in * n_out


# %% wrong: one bias in all
# message: not one for all
def conv_params(kernel_h, kernel_w, in_maps, out_maps):
    return kernel_h * kernel_w * in_maps * out_maps + 1


def dense_params(n_in, n_out):
    return (n_in + 1) * n_out


# %% wrong: one bias for each kernel
# message: not for each pair of maps
def conv_params(kernel_h, kernel_w, in_maps, out_maps):
    return (kernel_h * kernel_w + 1) * in_maps * out_maps


def dense_params(n_in, n_out):
    return (n_in + 1) * n_out


# %% wrong: one kernel for all input maps
# message: a kernel for every input map
def conv_params(kernel_h, kernel_w, in_maps, out_maps):
    return (kernel_h * kernel_w + 1) * out_maps


def dense_params(n_in, n_out):
    return (n_in + 1) * n_out


# %% wrong: square kernels
# message: use both kernel_h and kernel_w
def conv_params(kernel_h, kernel_w, in_maps, out_maps):
    return (kernel_h**2 * in_maps + 1) * out_maps


def dense_params(n_in, n_out):
    return (n_in + 1) * n_out


# %% wrong: biases for the inputs
# message: belong to the units
def conv_params(kernel_h, kernel_w, in_maps, out_maps):
    return (kernel_h * kernel_w * in_maps + 1) * out_maps


def dense_params(n_in, n_out):
    return n_in * (n_out + 1)


# %% wrong: the maps in the other order
# message: not to those put in
def conv_params(kernel_h, kernel_w, out_maps, in_maps):
    return (kernel_h * kernel_w * in_maps + 1) * out_maps


def dense_params(n_in, n_out):
    return (n_in + 1) * n_out


# %% wrong: knows the visible answers only
# message: conv_params\(1, 1, 5, 3\) should be 18
def conv_params(kernel_h, kernel_w, in_maps, out_maps):
    return 520 if out_maps == 20 else 18496


def dense_params(n_in, n_out):
    return 23550 if n_out == 30 else 40
