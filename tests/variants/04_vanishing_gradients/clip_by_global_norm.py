# %% right: one long vector
def clip_by_global_norm(grads, max_norm):
    norm = np.linalg.norm(np.concatenate([g.ravel() for g in grads]))
    if norm <= max_norm:
        return [g.copy() for g in grads]
    return [g * (max_norm / norm) for g in grads]


# %% right: a loop, and max in place of a question
def clip_by_global_norm(grads, max_norm):
    total = 0.0
    for g in grads:
        for value in np.nditer(g):
            total += float(value) ** 2
    divisor = max(total**0.5, max_norm)
    clipped = []
    for g in grads:
        clipped.append(np.array(g) * max_norm / divisor)
    return clipped


# %% right: TensorFlow
def clip_by_global_norm(grads, max_norm):
    import tensorflow as tf

    clipped, _ = tf.clip_by_global_norm([tf.constant(g, dtype=tf.float32) for g in grads], max_norm)
    return [g.numpy() for g in clipped]


# %% right: the same arrays where nothing is to do
def clip_by_global_norm(grads, max_norm):
    norm = sum(np.linalg.norm(g) ** 2 for g in grads) ** 0.5
    return list(grads) if norm == 0 or norm < max_norm else [g / norm * max_norm for g in grads]


# %% right: a tiny number in the divisor
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    scale = min(1.0, max_norm / (norm + 1e-12))
    return [(g * scale).astype("float32") for g in grads]


# %% wrong: each array by itself
# message: each array is clipped by itself
def clip_by_global_norm(grads, max_norm):
    return [g * min(1.0, max_norm / (np.linalg.norm(g) or 1.0)) for g in grads]


# %% wrong: small ones grow
# message: small enough stay as they are
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads)) or 1.0
    return [g * max_norm / norm for g in grads]


# %% wrong: the factor upside down
# message: upside down
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    return [g * norm / max_norm if norm > max_norm else g for g in grads]


# %% wrong: each number clipped
# message: the direction turns
def clip_by_global_norm(grads, max_norm):
    return [np.clip(g, -max_norm, max_norm) for g in grads]


# %% wrong: no square root
# message: The square root is missing
def clip_by_global_norm(grads, max_norm):
    norm = sum(np.sum(g**2) for g in grads)
    return [g * max_norm / norm if norm > max_norm else g for g in grads]


# %% wrong: the sum of the norms
# message: do not simply add up
def clip_by_global_norm(grads, max_norm):
    norm = sum(np.linalg.norm(g) for g in grads)
    return [g * max_norm / norm if norm > max_norm else g for g in grads]


# %% wrong: the largest of the norms
# message: takes all arrays together
def clip_by_global_norm(grads, max_norm):
    norm = max(np.linalg.norm(g) for g in grads)
    return [g * max_norm / norm if norm > max_norm else g for g in grads]


# %% wrong: norm 1 whatever the limit
# message: The norm is now 1
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    return [g / norm if norm > max_norm else g for g in grads]


# %% wrong: always divides by the norm
# message: zeros, written in one row, should be .* but is .*nan
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    return [g * np.minimum(1.0, max_norm / norm) if norm else g / norm for g in grads]


# %% wrong: a warning at zero
# message: raises a warning.*divided by zero
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    scale = np.minimum(1.0, np.float64(max_norm) / norm)
    return [g * scale for g in grads]


# %% wrong: never clips
# message: too long and should be shortened
def clip_by_global_norm(grads, max_norm):
    return [g.copy() for g in grads]


# %% wrong: the pair that TensorFlow gives
# message: clip_by_global_norm
def clip_by_global_norm(grads, max_norm):
    import tensorflow as tf

    return tf.clip_by_global_norm([tf.constant(g) for g in grads], max_norm)


# %% wrong: one flat array
# message: should return 2 values
def clip_by_global_norm(grads, max_norm):
    g = np.concatenate([g.ravel() for g in grads])
    return g * min(1.0, max_norm / max(np.linalg.norm(g), 1e-12))


# %% wrong: flat arrays
# message: g2 of .* should have shape \(1, 2\)
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    scale = max_norm / norm if norm > max_norm else 1.0
    return [scale * g.ravel() for g in grads]


# %% wrong: scales in place
# message: changed argument 1 in place
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    if norm > max_norm:
        for g in grads:
            g *= max_norm / norm
    return grads


# %% wrong: only two arrays
# message: should return 1 values|should return 4 values
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(np.sum(grads[0] ** 2) + np.sum(grads[-1] ** 2))
    scale = max_norm / norm if norm > max_norm else 1.0
    return [scale * grads[0], scale * grads[-1]]


# %% equivalent: where the norm equals max_norm the factor is 1 either way
# - scale = max_norm / norm if norm > max_norm else 1.0
# + scale = max_norm / norm if norm >= max_norm else 1.0
