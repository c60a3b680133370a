# %% right: loops
def contractive_penalty(W, h):
    total = 0.0
    for row in h:
        for j, value in enumerate(row):
            for i in range(W.shape[0]):
                total += (value * (1 - value) * W[i, j]) ** 2
    return total / len(h)


# %% right: whole Jacobians, Frobenius norms
def contractive_penalty(W, h):
    jacobians = [W * (row * (1 - row)) for row in h]
    return np.mean([np.linalg.norm(J, "fro") ** 2 for J in jacobians])


# %% right: einsum in float32
def contractive_penalty(W, h):
    W, h = np.asarray(W, "float32"), np.asarray(h, "float32")
    s = h - h**2
    return np.einsum("nj,nj,ij,ij->", s, s, W, W) / len(h)


# %% right: Keras
def contractive_penalty(W, h):
    import keras

    W, h = keras.ops.convert_to_tensor(W), keras.ops.convert_to_tensor(h)
    squares = keras.ops.sum(keras.ops.square(W), axis=0)
    slopes = keras.ops.square(h * (1 - h))
    return keras.ops.mean(keras.ops.sum(slopes * squares, axis=1))


# %% wrong: sum over the batch
# message: This is the sum over the batch
def contractive_penalty(W, h):
    return np.sum((h * (1 - h)) ** 2 @ (W**2).sum(axis=0))


# %% wrong: one value for each input
# message: Take their mean over the batch
def contractive_penalty(W, h):
    return (h * (1 - h)) ** 2 @ (W**2).sum(axis=0)


# %% wrong: mean over the hidden units too
# message: the mean is over the batch only
def contractive_penalty(W, h):
    return np.mean((h * (1 - h)) ** 2 * (W**2).sum(axis=0))


# %% wrong: slopes not squared
# message: Square the slopes
def contractive_penalty(W, h):
    return np.mean((h * (1 - h)) @ (W**2).sum(axis=0))


# %% wrong: weights not squared
# message: Square the entries of W
def contractive_penalty(W, h):
    return np.mean((h * (1 - h)) ** 2 @ W.sum(axis=0))


# %% wrong: weights squared after the sum
# message: not their sum
def contractive_penalty(W, h):
    return np.mean((h * (1 - h)) ** 2 @ W.sum(axis=0) ** 2)


# %% wrong: the norm, not its square
# message: The norm is squared: no square root
def contractive_penalty(W, h):
    return np.mean([np.linalg.norm(W * row * (1 - row)) for row in h])


# %% wrong: weight decay
# message: Where is the slope of the sigmoid
def contractive_penalty(W, h):
    return np.sum(W**2)


# %% wrong: the slope of tanh
# message: is the slope of tanh
def contractive_penalty(W, h):
    return np.mean((1 - h**2) ** 2 @ (W**2).sum(axis=0))


# %% wrong: the sigmoid a second time
# message: has already gone through the sigmoid
def contractive_penalty(W, h):
    s = 1 / (1 + np.exp(-h))
    return np.mean((s * (1 - s)) ** 2 @ (W**2).sum(axis=0))


# %% wrong: the sum over the wrong axis
# message: over the inputs, which are its rows|has the shape \(n_inputs, n_hidden\)
def contractive_penalty(W, h):
    return np.mean((h * (1 - h)) ** 2 @ (W**2).sum(axis=1))


# %% wrong: slopes in place
# message: changed argument 2 in place
def contractive_penalty(W, h):
    h *= 1 - h
    return np.mean(h**2 @ (W**2).sum(axis=0))


# %% wrong: the example known by heart
# message: W \(5, 3\)
def contractive_penalty(W, h):
    return 0.8125


# %% wrong: returns nothing
# message: Does the function end with a return statement
def contractive_penalty(W, h):
    np.mean((h * (1 - h)) ** 2 @ (W**2).sum(axis=0))
