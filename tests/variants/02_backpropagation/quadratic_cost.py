# %% right: a loop over samples
def quadratic_cost(a, Y):
    total = 0.0
    for row, target in zip(a, Y, strict=True):
        total += 0.5 * sum((p - q) ** 2 for p, q in zip(row.tolist(), target.tolist(), strict=True))
    return total / len(Y)


# %% right: norms, in float32
def quadratic_cost(a, Y):
    distance = np.linalg.norm((a - Y).astype("float32"), axis=1)
    return np.mean(distance**2) / 2


# %% right: TensorFlow
def quadratic_cost(a, Y):
    import tensorflow as tf

    return tf.reduce_mean(0.5 * tf.reduce_sum((tf.constant(a) - Y) ** 2, axis=-1)).numpy()


# %% right: einsum
def quadratic_cost(a, Y):
    return np.asarray(np.einsum("ij,ij->", a - Y, a - Y) / 2 / a.shape[0])


# %% wrong: the mean over all entries
# message: This is the mean over all entries
def quadratic_cost(a, Y):
    return np.mean((a - Y) ** 2)


# %% wrong: half the mean over all entries
# message: The mean was taken over outputs too
def quadratic_cost(a, Y):
    return 0.5 * np.mean((a - Y) ** 2)


# %% wrong: no half
# message: The half is missing
def quadratic_cost(a, Y):
    return np.mean(np.sum((a - Y) ** 2, axis=1))


# %% wrong: the sum over samples
# message: This is the sum over samples
def quadratic_cost(a, Y):
    return 0.5 * np.sum((a - Y) ** 2)


# %% wrong: one cost for each sample
# message: one cost for each sample
def quadratic_cost(a, Y):
    return 0.5 * np.sum((a - Y) ** 2, axis=1)


# %% wrong: the wrong axis
# message: Divide by the number of rows
def quadratic_cost(a, Y):
    return np.mean(0.5 * np.sum((a - Y) ** 2, axis=0))


# %% wrong: the distance is not squared
# message: leave the root out
def quadratic_cost(a, Y):
    return 0.5 * np.mean(np.linalg.norm(a - Y, axis=1))


# %% wrong: absolute values
# message: These are absolute values
def quadratic_cost(a, Y):
    return np.sum(np.abs(a - Y)) / (2 * len(a))


# %% wrong: the cross-entropy
# message: quadratic_cost\(a, Y\) should be
def quadratic_cost(a, Y):
    p = np.clip(a, 1e-9, 1 - 1e-9)
    return -np.mean(np.sum(Y * np.log(p) + (1 - Y) * np.log(1 - p), axis=1))


# %% wrong: the difference is taken in place
# message: changed argument 1 in place
def quadratic_cost(a, Y):
    a -= Y
    return np.sum(a**2) / (2 * len(a))


# %% wrong: the visible answer
# message: for arrays of shape \(6, 4\)
def quadratic_cost(a, Y):
    return 0.1875
