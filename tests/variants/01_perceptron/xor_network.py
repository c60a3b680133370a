# %% right: comparisons and a loop
def xor_network(X):
    h, y = [], []
    for x1, x2 in X:
        either = 1 if x1 + x2 - 0.5 >= 0 else 0
        both = 1 if x1 + x2 - 1.5 >= 0 else 0
        h.append([either, both])
        y.append(1 if either - both - 0.5 >= 0 else 0)
    return h, y


# %% right: each hidden unit looks for one of the two corners
def xor_network(X):
    h = step(X @ np.array([[1.0, -1.0], [-1.0, 1.0]]) - 0.5)
    return h, step(h @ np.array([1.0, 1.0]) - 0.5)


# %% right: TensorFlow, small integers
def xor_network(X):
    import tensorflow as tf

    W, b = tf.constant([[-2.0, -3.0], [-2.0, -3.0]]), tf.constant([1.0, 4.0])
    h = tf.cast(tf.cast(X, tf.float32) @ W + b >= 0, tf.int32)
    y = tf.cast(h[:, 1] - h[:, 0] > 0, tf.int32)
    return h.numpy(), y.numpy()


# %% right: hidden units stacked as rows and turned
def xor_network(X):
    nor = predict(X, np.array([-1.0, -1.0]), 0.5)
    both = predict(X, *gate("and"))
    h = np.vstack([nor, both]).T
    return h, predict(h, np.array([-1.0, -1.0]), 0.0)


# %% wrong: OR on top of OR and AND
# message: This is OR
def xor_network(X):
    h = np.stack([predict(X, *gate("or")), predict(X, *gate("and"))], axis=1)
    return h, predict(h, *gate("or"))


# %% wrong: the opposite
# message: the opposite of XOR
def xor_network(X):
    h = np.stack([predict(X, *gate("or")), predict(X, *gate("nand"))], axis=1)
    return h, predict(h, *gate("nand"))


# %% wrong: the inputs as hidden answers
# message: One unit on top would still face XOR
def xor_network(X):
    return X.astype(int), (X[:, 0] != X[:, 1]).astype(int)


# %% wrong: XOR inside one hidden unit
# message: No single threshold unit can do that
def xor_network(X):
    xor = (X[:, 0] != X[:, 1]).astype(int)
    return np.stack([xor, predict(X, *gate("and"))], axis=1), xor


# %% wrong: hidden answers as rows
# message: h of xor_network.* should have shape \(4, 2\)
def xor_network(X):
    h = np.stack([predict(X, *gate("or")), predict(X, *gate("nand"))])
    return h, predict(h.T, *gate("and"))


# %% wrong: a column for y
# message: y of xor_network.* should have shape \(4,\)
def xor_network(X):
    h = np.stack([predict(X, *gate("or")), predict(X, *gate("nand"))], axis=1)
    return h, predict(h, *gate("and")).reshape(-1, 1)


# %% wrong: the net inputs of the hidden units
# message: should hold the answers 0 and 1 of the hidden units
def xor_network(X):
    h = X @ np.array([[1.0, -1.0], [1.0, -1.0]]) + np.array([-0.5, 1.5])
    return h, predict(step(h), *gate("and"))


# %% wrong: booleans
# message: should hold integers, but holds bool
def xor_network(X):
    h = X @ np.array([[1.0, -1.0], [1.0, -1.0]]) + np.array([-0.5, 1.5]) >= 0
    return h, h.all(axis=1)


# %% wrong: only y
# message: should return 2 values, \(h, y\)
def xor_network(X):
    h = np.stack([predict(X, *gate("or")), predict(X, *gate("nand"))], axis=1)
    return predict(h, *gate("and"))


# %% wrong: the visible table
# message: should have shape \(1, 2\)
def xor_network(X):
    return np.array([[0, 1], [1, 1], [1, 1], [1, 0]]), np.array([0, 1, 1, 0])


# %% wrong: scales its input in place
# message: changed argument 1 in place
def xor_network(X):
    X *= 2
    h = step(X @ np.array([[1.0, -1.0], [1.0, -1.0]]) + np.array([-1.0, 3.0]))
    return h, predict(h, *gate("and"))
