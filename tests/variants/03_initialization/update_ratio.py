# %% right: sums of squares
def update_ratio(w, dw):
    return np.sqrt(np.sum(dw**2) / np.sum(w**2))


# %% right: flat vectors
def update_ratio(w, dw):
    w, dw = w.ravel(), dw.ravel()
    return float(np.sqrt(dw @ dw) / np.sqrt(w @ w))


# %% right: a loop, plain Python
def update_ratio(w, dw):
    import math

    return math.hypot(*dw.ravel().tolist()) / math.hypot(*w.ravel().tolist())


# %% right: TensorFlow
def update_ratio(w, dw):
    import tensorflow as tf

    return (tf.norm(tf.constant(dw)) / tf.norm(tf.constant(w))).numpy()


# %% wrong: upside down
# message: The ratio is upside down
def update_ratio(w, dw):
    return np.linalg.norm(w) / np.linalg.norm(dw)


# %% wrong: squared norms
# message: This is the square of the ratio
def update_ratio(w, dw):
    return np.sum(dw**2) / np.sum(w**2)


# %% wrong: the spectral norm
# message: This is the spectral norm
def update_ratio(w, dw):
    return np.linalg.norm(dw, 2) / np.linalg.norm(w, 2)


# %% wrong: absolute values
# message: This adds up absolute values
def update_ratio(w, dw):
    return np.abs(dw).sum() / np.abs(w).sum()


# %% wrong: the largest entries
# message: This compares the largest entries
def update_ratio(w, dw):
    return np.max(np.abs(dw)) / np.max(np.abs(w))


# %% wrong: standard deviations
# message: which leave out the mean
def update_ratio(w, dw):
    return np.std(dw) / np.std(w)


# %% wrong: the norm of dw alone
# message: divide it by that of w
def update_ratio(w, dw):
    return np.linalg.norm(dw)


# %% wrong: one ratio for each column
# message: no axis
def update_ratio(w, dw):
    return np.linalg.norm(dw, axis=0) / np.linalg.norm(w, axis=0)


# %% wrong: matrices only
# message: any number of axes
def update_ratio(w, dw):
    return np.linalg.norm(dw, "fro") / np.linalg.norm(w, "fro")


# %% wrong: the norm of the new weights
# message: should be 0.01, but is
def update_ratio(w, dw):
    return np.linalg.norm(w + dw) / np.linalg.norm(w)


# %% wrong: entry by entry
# message: Take the norms first
def update_ratio(w, dw):
    return np.mean(np.abs(dw) / np.where(w == 0, 1, np.abs(w)))


# %% wrong: infinity norm of matrices
# message: This norm takes the largest row
def update_ratio(w, dw):
    return np.linalg.norm(dw, np.inf) / np.linalg.norm(w, np.inf)


# %% wrong: squares in place
# message: changed argument 1 and argument 2 in place
def update_ratio(w, dw):
    w *= w
    dw *= dw
    return np.sqrt(dw.sum() / w.sum())
