# %% right: one product with the parts side by side
def rnn_step(x, h, Wx, Wh, b):
    both = np.concatenate([x, h], axis=-1)
    return np.tanh(both @ np.concatenate([Wx, Wh]) + b)


# %% right: loops over units and inputs
def rnn_step(x, h, Wx, Wh, b):
    if x.ndim == 2:
        return np.array([rnn_step(row, state, Wx, Wh, b) for row, state in zip(x, h, strict=True)])
    new = []
    for j in range(len(b)):
        z = b[j]
        for i in range(len(x)):
            z += x[i] * Wx[i, j]
        for i in range(len(h)):
            z += h[i] * Wh[i, j]
        new.append(np.tanh(z))
    return new


# %% right: Keras operations, single precision
import keras


def rnn_step(x, h, Wx, Wh, b):
    x, h, Wx, Wh, b = (keras.ops.convert_to_tensor(a, "float32") for a in (x, h, Wx, Wh, b))
    return keras.ops.tanh(keras.ops.matmul(x, Wx) + keras.ops.matmul(h, Wh) + b)


# %% wrong: no tanh
# message: This is the net input
def rnn_step(x, h, Wx, Wh, b):
    return x @ Wx + h @ Wh + b


# %% wrong: sigmoid
# message: This is the sigmoid
def rnn_step(x, h, Wx, Wh, b):
    return logistic(x @ Wx + h @ Wh + b)


# %% wrong: biases missing
# message: The biases b are missing
def rnn_step(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h @ Wh)


# %% wrong: the state forgotten
# message: The old state h plays no part
def rnn_step(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + b)


# %% wrong: matrix on the left
# message: Wh is transposed
def rnn_step(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + (Wh @ h.T).T + b)


# %% wrong: tanh of the parts
# message: The part of h belongs inside tanh
def rnn_step(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + b) + h @ Wh


# %% wrong: single vectors only
# message: shape|ValueError|matmul
def rnn_step(x, h, Wx, Wh, b):
    return np.tanh(Wx.T @ x + Wh.T @ h + b)


# %% wrong: biases as a column
# message: shape
def rnn_step(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h @ Wh + b.reshape(-1, 1))


# %% wrong: state added as it is
# message: is a matrix product|should be
def rnn_step(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h * np.diag(Wh) + b)


# %% wrong: changes the state in place
# message: changed argument 2 in place
def rnn_step(x, h, Wx, Wh, b):
    h[...] = np.tanh(x @ Wx + h @ Wh + b)
    return h


# %% wrong: knows the visible answers only
# message: rnn_step for x of shape
def rnn_step(x, h, Wx, Wh, b):
    if b.shape == (1,):
        return np.array([0.46211716])
    if x.ndim == 1:
        return np.tanh(
            np.array([0.4 - 0.6 + 0.45 - 0.48 + 0.1, -1.0 - 0.4 + 0.25 - 0.15 - 0.08 - 0.4])
        )
    if x.shape == (4, 3):
        return np.tanh(x @ Wx + h @ Wh + b)
    return np.zeros_like(h)
