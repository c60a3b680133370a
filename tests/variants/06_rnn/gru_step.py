# %% right: slices
def gru_step(x, h, W, U, b):
    n = h.shape[-1]
    gates = 1 / (1 + np.exp(-(x @ W[:, : 2 * n] + h @ U[:, : 2 * n] + b[: 2 * n])))
    z, r = gates[..., :n], gates[..., n:]
    candidate = np.tanh(x @ W[:, 2 * n :] + (r * h) @ U[:, 2 * n :] + b[2 * n :])
    return candidate + z * (h - candidate)


# %% right: Keras's own layer, one step long
def gru_step(x, h, W, U, b):
    import keras

    layer = keras.layers.GRU(len(U), reset_after=False)
    layer.build((None, 1, len(W)))
    layer.set_weights([W, U, b])
    inputs = np.atleast_2d(x).astype("float32")[:, None]
    start = np.atleast_2d(h).astype("float32")
    return np.asarray(layer(inputs, initial_state=start)).reshape(h.shape)


# %% right: a loop over the batch, in single precision
def gru_step(x, h, W, U, b):
    if x.ndim == 2:
        return np.stack([gru_step(a, s, W, U, b) for a, s in zip(x, h, strict=True)])
    n = len(h)
    x, h = x.astype("float32"), h.astype("float32")
    z = logistic(x @ W[:, :n] + h @ U[:, :n] + b[:n])
    r = logistic(x @ W[:, n : 2 * n] + h @ U[:, n : 2 * n] + b[n : 2 * n])
    new = np.tanh(x @ W[:, 2 * n :] + (r * h) @ U[:, 2 * n :] + b[2 * n :])
    return [float(z[j] * h[j] + (1 - z[j]) * new[j]) for j in range(n)]


# %% wrong: update gate the other way around
# message: The update gate is the other way around
def gru_step(x, h, W, U, b):
    U_z, U_r, U_h = np.split(U, 3, axis=-1)
    x_z, x_r, x_h = np.split(x @ W + b, 3, axis=-1)
    z, r = logistic(x_z + h @ U_z), logistic(x_r + h @ U_r)
    return (1 - z) * h + z * np.tanh(x_h + (r * h) @ U_h)


# %% wrong: reset after the product
# message: The reset gate acts after the product
def gru_step(x, h, W, U, b):
    x_z, x_r, x_h = np.split(x @ W + b, 3, axis=-1)
    h_z, h_r, h_h = np.split(h @ U, 3, axis=-1)
    z, r = logistic(x_z + h_z), logistic(x_r + h_r)
    return z * h + (1 - z) * np.tanh(x_h + r * h_h)


# %% wrong: reset gate first
# message: another order.*the update gate comes first
def gru_step(x, h, W, U, b):
    U_r, U_z, U_h = np.split(U, 3, axis=-1)
    x_r, x_z, x_h = np.split(x @ W + b, 3, axis=-1)
    z, r = logistic(x_z + h @ U_z), logistic(x_r + h @ U_r)
    return z * h + (1 - z) * np.tanh(x_h + (r * h) @ U_h)


# %% wrong: no reset gate
# message: The reset gate is missing
def gru_step(x, h, W, U, b):
    x_z, _, x_h = np.split(x @ W + h @ U + b, 3, axis=-1)
    z = logistic(x_z)
    return z * h + (1 - z) * np.tanh(x_h)


# %% wrong: no biases
# message: The biases b are missing
def gru_step(x, h, W, U, b):
    U_z, U_r, U_h = np.split(U, 3, axis=-1)
    x_z, x_r, x_h = np.split(x @ W, 3, axis=-1)
    z, r = logistic(x_z + h @ U_z), logistic(x_r + h @ U_r)
    return z * h + (1 - z) * np.tanh(x_h + (r * h) @ U_h)


# %% wrong: sigmoid for the candidate
# message: The candidate has tanh
def gru_step(x, h, W, U, b):
    U_z, U_r, U_h = np.split(U, 3, axis=-1)
    x_z, x_r, x_h = np.split(x @ W + b, 3, axis=-1)
    z, r = logistic(x_z + h @ U_z), logistic(x_r + h @ U_r)
    return z * h + (1 - z) * logistic(x_h + (r * h) @ U_h)


# %% wrong: reset on the whole net input
# message: The reset gate multiplies h alone
def gru_step(x, h, W, U, b):
    x_z, x_r, x_h = np.split(x @ W + h @ U + b, 3, axis=-1)
    z, r = logistic(x_z), logistic(x_r)
    return z * h + (1 - z) * np.tanh(r * x_h)


# %% wrong: two states, as an LSTM
# message: shape
def gru_step(x, h, W, U, b):
    U_z, U_r, U_h = np.split(U, 3, axis=-1)
    x_z, x_r, x_h = np.split(x @ W + b, 3, axis=-1)
    z, r = logistic(x_z + h @ U_z), logistic(x_r + h @ U_r)
    new = z * h + (1 - z) * np.tanh(x_h + (r * h) @ U_h)
    return new, new


# %% wrong: cuts the batch
# message: along the last axis|shape
def gru_step(x, h, W, U, b):
    U_z, U_r, U_h = np.split(U, 3, axis=-1)
    x_z, x_r, x_h = np.split(x @ W + b, 3)
    z, r = logistic(x_z + h @ U_z), logistic(x_r + h @ U_r)
    return z * h + (1 - z) * np.tanh(x_h + (r * h) @ U_h)


# %% wrong: changes h
# message: changed argument 2 in place
def gru_step(x, h, W, U, b):
    U_z, U_r, U_h = np.split(U, 3, axis=-1)
    x_z, x_r, x_h = np.split(x @ W + b, 3, axis=-1)
    z, r = logistic(x_z + h @ U_z), logistic(x_r + h @ U_r)
    candidate = np.tanh(x_h + (r * h) @ U_h)
    h *= z
    h += (1 - z) * candidate
    return h


# %% wrong: knows the first visible answer only
# message: gru_step for 2 inputs
def gru_step(x, h, W, U, b):
    return np.array([0.2])


# %% equivalent: U has two axes, so the last one is axis 1
# - U_z, U_r, U_h = np.split(U, 3, axis=-1)
# + U_z, U_r, U_h = np.split(U, 3, axis=1)
