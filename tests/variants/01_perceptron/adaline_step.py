# %% right: a loop over samples
def adaline_step(X, y, w, b, learning_rate):
    n = len(X)
    dw, db = np.zeros(len(w)), 0.0
    for x, target in zip(X, y, strict=True):
        error = target - (np.dot(w, x) + b)
        dw += error * x
        db += error
    return w + learning_rate / n * dw, b + learning_rate / n * db


# %% right: the gradient, in float32
def adaline_step(X, y, w, b, learning_rate):
    X1 = np.c_[X, np.ones(len(X))].astype(np.float32)
    v = np.append(w, b).astype(np.float32)
    gradient = X1.T @ (X1 @ v - y.astype(np.float32)) / len(X)
    v = v - np.float32(learning_rate) * gradient
    return v[:-1], v[-1]


# %% right: automatic differentiation
def adaline_step(X, y, w, b, learning_rate):
    import tensorflow as tf

    w, b = tf.Variable(w), tf.Variable(b, dtype=tf.float64)
    with tf.GradientTape() as tape:
        cost = tf.reduce_mean((y - tf.linalg.matvec(X, w) - b) ** 2) / 2
    dw, db = tape.gradient(cost, [w, b])
    return (w - learning_rate * dw).numpy(), float(b - learning_rate * db)


# %% wrong: sum for mean
# message: a mean, not a sum
def adaline_step(X, y, w, b, learning_rate):
    error = y - (X @ w + b)
    return w + learning_rate * X.T @ error, b + learning_rate * error.sum()


# %% wrong: up the cost
# message: The sign is turned around
def adaline_step(X, y, w, b, learning_rate):
    error = X @ w + b - y
    return w + learning_rate * X.T @ error / len(X), b + learning_rate * error.mean()


# %% wrong: a factor 2
# message: The factor 2
def adaline_step(X, y, w, b, learning_rate):
    error = y - (X @ w + b)
    return w + 2 * learning_rate * X.T @ error / len(X), b + 2 * learning_rate * error.mean()


# %% wrong: no bias in the net input
# message: Is b part of the net input
def adaline_step(X, y, w, b, learning_rate):
    error = y - X @ w
    return w + learning_rate * X.T @ error / len(X), b + learning_rate * error.mean()


# %% wrong: the bias stays
# message: b takes a step too
def adaline_step(X, y, w, b, learning_rate):
    error = y - (X @ w + b)
    return w + learning_rate * X.T @ error / len(X), b


# %% wrong: error after the threshold
# message: before the threshold, not after
def adaline_step(X, y, w, b, learning_rate):
    error = y - predict(X, w, b)
    return w + learning_rate * X.T @ error / len(X), b + learning_rate * error.mean()


# %% wrong: changes w in place
# message: changed argument 3 in place
def adaline_step(X, y, w, b, learning_rate):
    error = y - (X @ w + b)
    w += learning_rate * X.T @ error / len(X)
    b += learning_rate * error.mean()
    return w, b


# %% wrong: new w in the step of b
# message: Use the old w for all errors
def adaline_step(X, y, w, b, learning_rate):
    w = w + learning_rate * X.T @ (y - (X @ w + b)) / len(X)
    return w, b + learning_rate * np.mean(y - (X @ w + b))


# %% wrong: a step for each sample
# message: one step, not one for each sample
def adaline_step(X, y, w, b, learning_rate):
    for x, target in zip(X, y, strict=True):
        error = target - (x @ w + b)
        w = w + learning_rate * error * x
        b = b + learning_rate * error
    return w, b


# %% wrong: only the change
# message: only the change
def adaline_step(X, y, w, b, learning_rate):
    error = y - (X @ w + b)
    return learning_rate * X.T @ error / len(X), learning_rate * error.mean()


# %% wrong: the visible answers
# message: adaline_step for X of shape
def adaline_step(X, y, w, b, learning_rate):
    return np.array([0.425, -0.35]), 0.525
