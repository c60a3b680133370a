# %% right: slices of z
def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))


def lstm_step(x, h, c, W, U, b):
    n = h.shape[-1]
    z = x @ W + h @ U + b
    i, f = sigmoid(z[..., :n]), sigmoid(z[..., n : 2 * n])
    g, o = np.tanh(z[..., 2 * n : 3 * n]), sigmoid(z[..., 3 * n :])
    new_c = f * c + i * g
    return o * np.tanh(new_c), new_c


# %% right: four products, gate by gate
def lstm_step(x, h, c, W, U, b):
    n = len(U)

    def net(k):
        block = slice(k * n, (k + 1) * n)
        return x @ W[:, block] + h @ U[:, block] + b[block]

    memory = logistic(net(1)) * c
    memory = memory + logistic(net(0)) * np.tanh(net(2))
    return [logistic(net(3)) * np.tanh(memory), memory]


# %% right: Keras's own cell
def lstm_step(x, h, c, W, U, b):
    import keras

    cell = keras.layers.LSTMCell(len(U))
    cell.build((None, len(W)))
    cell.set_weights([W, U, b])
    x, h, c = (np.atleast_2d(a).astype("float32") for a in (x, h, c))
    shape = (len(U),) if len(x) == 1 and not BATCH else (len(x), len(U))
    _, (new_h, new_c) = cell(x, [h, c])
    return np.asarray(new_h).reshape(shape), np.asarray(new_c).reshape(shape)


_keras_step = lstm_step


def lstm_step(x, h, c, W, U, b):
    global BATCH
    BATCH = x.ndim == 2
    return _keras_step(x, h, c, W, U, b)


# %% right: a loop over the batch, in single precision
def lstm_step(x, h, c, W, U, b):
    if np.ndim(x) == 2:
        pairs = [lstm_step(*row, W, U, b) for row in zip(x, h, c, strict=True)]
        return np.array([p[0] for p in pairs]), np.array([p[1] for p in pairs])
    z = (x @ W + h @ U + b).astype("float32").reshape(4, -1)
    i, f, o = logistic(z[0]), logistic(z[1]), logistic(z[3])
    c = f * c + i * np.tanh(z[2])
    return o * np.tanh(c), c


# %% wrong: the order i, f, o, c
# message: another order.*the candidate comes third
def lstm_step(x, h, c, W, U, b):
    z_i, z_f, z_o, z_c = np.split(x @ W + h @ U + b, 4, axis=-1)
    c = logistic(z_f) * c + logistic(z_i) * np.tanh(z_c)
    return logistic(z_o) * np.tanh(c), c


# %% wrong: the order f, i, c, o
# message: another order.*the input gate comes first
def lstm_step(x, h, c, W, U, b):
    z_f, z_i, z_c, z_o = np.split(x @ W + h @ U + b, 4, axis=-1)
    c = logistic(z_f) * c + logistic(z_i) * np.tanh(z_c)
    return logistic(z_o) * np.tanh(c), c


# %% wrong: states swapped
# message: This is h. Return
def lstm_step(x, h, c, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x @ W + h @ U + b, 4, axis=-1)
    c = logistic(z_f) * c + logistic(z_i) * np.tanh(z_c)
    return c, logistic(z_o) * np.tanh(c)


# %% wrong: no tanh in the output
# message: tanh is missing: h = o
def lstm_step(x, h, c, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x @ W + h @ U + b, 4, axis=-1)
    c = logistic(z_f) * c + logistic(z_i) * np.tanh(z_c)
    return logistic(z_o) * c, c


# %% wrong: the old memory shown
# message: This uses the old c
def lstm_step(x, h, c, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x @ W + h @ U + b, 4, axis=-1)
    new = logistic(z_f) * c + logistic(z_i) * np.tanh(z_c)
    return logistic(z_o) * np.tanh(c), new


# %% wrong: no forget gate
# message: not multiplied by the forget gate
def lstm_step(x, h, c, W, U, b):
    z_i, _, z_c, z_o = np.split(x @ W + h @ U + b, 4, axis=-1)
    c = c + logistic(z_i) * np.tanh(z_c)
    return logistic(z_o) * np.tanh(c), c


# %% wrong: sigmoid for the candidate
# message: The candidate has tanh, not the sigmoid
def lstm_step(x, h, c, W, U, b):
    z_i, z_f, z_c, z_o = logistic(np.array(np.split(x @ W + h @ U + b, 4, axis=-1)))
    c = z_f * c + z_i * z_c
    return z_o * np.tanh(c), c


# %% wrong: no biases
# message: The biases b are missing
def lstm_step(x, h, c, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x @ W + h @ U, 4, axis=-1)
    c = logistic(z_f) * c + logistic(z_i) * np.tanh(z_c)
    return logistic(z_o) * np.tanh(c), c


# %% wrong: cuts the batch
# message: along the last axis|shape
def lstm_step(x, h, c, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x @ W + h @ U + b, 4)
    c = logistic(z_f) * c + logistic(z_i) * np.tanh(z_c)
    return logistic(z_o) * np.tanh(c), c


# %% wrong: gates as in a GRU
# message: an input gate of its own
def lstm_step(x, h, c, W, U, b):
    _, z_f, z_c, z_o = np.split(x @ W + h @ U + b, 4, axis=-1)
    f = logistic(z_f)
    c = f * c + (1 - f) * np.tanh(z_c)
    return logistic(z_o) * np.tanh(c), c


# %% wrong: h only
# message: should return 2 values
def lstm_step(x, h, c, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x @ W + h @ U + b, 4, axis=-1)
    c = logistic(z_f) * c + logistic(z_i) * np.tanh(z_c)
    return logistic(z_o) * np.tanh(c)


# %% wrong: changes c
# message: changed argument 3 in place
def lstm_step(x, h, c, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x @ W + h @ U + b, 4, axis=-1)
    c *= logistic(z_f)
    c += logistic(z_i) * np.tanh(z_c)
    return logistic(z_o) * np.tanh(c), c


# %% wrong: knows the first visible answer only
# message: lstm_step for 2 inputs
def lstm_step(x, h, c, W, U, b):
    return np.array([0.38079708]), np.array([1.0])
