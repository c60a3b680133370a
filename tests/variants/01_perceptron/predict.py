# %% right: a loop over samples
def predict(X, w, b):
    answers = []
    for x in X:
        z = b
        for value, weight in zip(x, w, strict=True):
            z += value * weight
        answers.append(1 if z >= 0 else 0)
    return answers


# %% right: TensorFlow in float32
def predict(X, w, b):
    import tensorflow as tf

    z = tf.linalg.matvec(tf.cast(X, tf.float32), tf.cast(w, tf.float32)) + b
    return tf.cast(z >= 0, tf.int64).numpy()


# %% right: einsum and a small integer type
def predict(X, w, b):
    return (np.einsum("ij,j->i", X, w) >= -b).astype(np.uint8)


# %% right: a Keras tensor of integers
def predict(X, w, b):
    from keras import ops

    z = ops.sum(ops.convert_to_tensor(X, "float64") * w, axis=1) + b
    return ops.cast(z >= 0, "int32")


# %% wrong: no bias
# message: Is b added
def predict(X, w, b):
    return (X @ w >= 0).astype(int)


# %% wrong: the boundary gets 0
# message: lies on the boundary, its sum is 0
def predict(X, w, b):
    return (X @ w + b > 0).astype(int)


# %% wrong: a column
# message: the shape is \(n,\), not \(n, 1\)
def predict(X, w, b):
    return (X @ w.reshape(-1, 1) + b >= 0).astype(int)


# %% wrong: booleans
# message: should hold integers, but holds bool
def predict(X, w, b):
    return X @ w + b >= 0


# %% wrong: the net input
# message: Put them through step
def predict(X, w, b):
    return X @ w + b


# %% wrong: adds the bias in place
# message: changed argument 2 in place
def predict(X, w, b):
    w *= 2
    return (X @ w + 2 * b >= 0).astype(int)


# %% wrong: two features only
# message: predict\(X, w, b\) for X of shape|any number of rows and columns
def predict(X, w, b):
    return np.array([1 if x[0] * w[0] + x[1] * w[1] + b >= 0 else 0 for x in X])


# %% wrong: squeezes a single sample away
# message: an array also for a single sample
def predict(X, w, b):
    return (np.squeeze(X @ w) + b >= 0).astype(int)


# %% wrong: the wrong axis
# message: Expected shape \(4,\), got \(2,\)
def predict(X, w, b):
    return (np.sum(X.T[:2].T * w, axis=0) + b >= 0).astype(int)


# %% wrong: subtracts the bias
# message: with its sign turned
def predict(X, w, b):
    return (X @ w - b >= 0).astype(int)


# %% wrong: sums rounded to the type of X
# message: rounded to integers on the way
def predict(X, w, b):
    z = np.zeros_like(X[:, 0])
    for i in range(len(X)):
        z[i] = X[i] @ w + b
    return (z >= 0).astype(int)


# %% wrong: the visible answers
# message: predict\(X, w, b\) for X of shape \(40, 2\)
def predict(X, w, b):
    return np.array([0, 1, 0, 1])
