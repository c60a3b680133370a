# %% right: a loop
def jensen_shannon(p, q):
    import math

    total = 0.0
    for a, b in zip(p, q, strict=True):
        for c in (a, b):
            if c > 0:
                total += c * math.log(2 * c / (a + b)) / 2
    return total


# %% right: entropies
def jensen_shannon(p, q):
    def entropy(r):
        r = r[r > 0]
        return -np.sum(r * np.log(r))

    return entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2


# %% right: through the optimal discriminator
def jensen_shannon(p, q):
    keep_p, keep_q = p > 0, q > 0
    d = p / np.where(p + q > 0, p + q, 1)
    value = np.sum(p[keep_p] * np.log(d[keep_p])) + np.sum(q[keep_q] * np.log(1 - d[keep_q]))
    return np.float64(np.log(2) + value / 2)


# %% right: a tiny number in the logarithm
def jensen_shannon(p, q):
    m = (p + q) / 2
    left = np.sum(p * np.log((p + 1e-15) / (m + 1e-15)))
    return 0.5 * (left + np.sum(q * np.log((q + 1e-15) / (m + 1e-15))))


# %% right: tf in float32, a scalar tensor
def jensen_shannon(p, q):
    import tensorflow as tf

    p, q = tf.cast(p, tf.float32), tf.cast(q, tf.float32)
    m = (p + q) / 2
    terms = [tf.reduce_sum(tf.math.xlogy(a, a / tf.where(m > 0, m, 1.0))) for a in (p, q)]
    return tf.add_n(terms) / 2


# %% wrong: bits
# message: This is in bits
def jensen_shannon(p, q):
    m = (p + q) / 2
    return sum(np.sum(a[a > 0] * np.log2(a[a > 0] / m[a > 0])) for a in (p, q)) / 2


# %% wrong: the distance
# message: the square root
def jensen_shannon(p, q):
    m = (p + q) / 2
    return np.sqrt(sum(np.sum(a[a > 0] * np.log(a[a > 0] / m[a > 0])) for a in (p, q)) / 2)


# %% wrong: 0 log 0 is nan
# message: counts 0
def jensen_shannon(p, q):
    m = (p + q) / 2
    return np.sum(p * np.log(p / m)) / 2 + np.sum(q * np.log(q / m)) / 2


# %% wrong: p against q
# message: Compare both with m|p is compared with m
def jensen_shannon(p, q):
    return np.sum(p[p > 0] * np.log(p[p > 0] / q[p > 0]))


# %% wrong: p and q against each other
# message: not with each other
def jensen_shannon(p, q):
    keep = (p > 0) & (q > 0)
    p, q = p[keep], q[keep]
    return (np.sum(p * np.log(p / q)) + np.sum(q * np.log(q / p))) / 2 or np.log(2) / 2


# %% wrong: without the half
# message: The factor 1/2 is missing
def jensen_shannon(p, q):
    m = (p + q) / 2
    return sum(np.sum(a[a > 0] * np.log(a[a > 0] / m[a > 0])) for a in (p, q))


# %% wrong: m is the sum
# message: should be
def jensen_shannon(p, q):
    m = p + q
    return sum(np.sum(a[a > 0] * np.log(a[a > 0] / m[a > 0])) for a in (p, q)) / 2


# %% wrong: one half only
# message: only the first half
def jensen_shannon(p, q):
    m = (p + q) / 2
    return np.sum(p[p > 0] * np.log(p[p > 0] / m[p > 0])) / 2


# %% wrong: outcomes that only one has are left out
# message: should be
def jensen_shannon(p, q):
    keep = (p > 0) & (q > 0)
    p, q = p[keep], q[keep]
    m = (p + q) / 2
    return np.sum(p * np.log(p / m)) / 2 + np.sum(q * np.log(q / m)) / 2


# %% wrong: the mean over the outcomes
# message: should be
def jensen_shannon(p, q):
    m = (p + q) / 2
    pairs = [pair for r in (p, q) for pair in zip(r, m, strict=True)]
    return np.mean([a * np.log(a / b) if a > 0 else 0 for a, b in pairs])


# %% wrong: the sign
# message: The sign is wrong
def jensen_shannon(p, q):
    m = (p + q) / 2
    return sum(np.sum(a[a > 0] * np.log(m[a > 0] / a[a > 0])) for a in (p, q)) / 2


# %% wrong: one term for each outcome
# message: Expected shape \(\), got
def jensen_shannon(p, q):
    m = np.maximum((p + q) / 2, 1e-30)
    return (p * np.log(np.maximum(p, 1e-30) / m) + q * np.log(np.maximum(q, 1e-30) / m)) / 2


# %% wrong: the visible answers in a table
# message: jensen_shannon
def jensen_shannon(p, q):
    return 0.34657359 if len(p) == 3 else 0.086305


# %% equivalent: p and q are arrays, which NumPy takes as they are
# - p, q = np.asarray(p), np.asarray(q)
# + pass
# + p, q = p, np.asarray(q)
# + p, q = np.asarray(p), q
