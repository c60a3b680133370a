# %% right: a loop
def expected_depth(survival_probs):
    depth = 0.0
    for p in survival_probs:
        depth += p
    return depth


# %% right: TensorFlow, single precision
def expected_depth(survival_probs):
    import tensorflow as tf

    return tf.reduce_sum(tf.cast(survival_probs, tf.float32)).numpy()


# %% right: mean times number
def expected_depth(survival_probs):
    return np.mean(survival_probs) * len(survival_probs)


# %% wrong: the product
# message: all layers survive at once
def expected_depth(survival_probs):
    return np.prod(survival_probs)


# %% wrong: the mean
# message: the mean share of layers
def expected_depth(survival_probs):
    return np.mean(survival_probs)


# %% wrong: the skipped ones
# message: layers that are skipped
def expected_depth(survival_probs):
    return sum(1 - p for p in survival_probs)


# %% wrong: all layers
# message: when all of them survive
def expected_depth(survival_probs):
    return len(survival_probs)


# %% wrong: rounded
# message: Do not round: an expected number
def expected_depth(survival_probs):
    return int(sum(survival_probs))


# %% wrong: each layer rounded
# message: Do not round: a probability
def expected_depth(survival_probs):
    return float(np.round(survival_probs).sum())


# %% wrong: as if a skipped layer ended the network
# message: whatever happens to the layers before it
def expected_depth(survival_probs):
    return np.cumprod(survival_probs).sum()


# %% wrong: a linear fall taken for granted
# message: fall linearly
def expected_depth(survival_probs):
    return len(survival_probs) * (survival_probs[0] + survival_probs[-1]) / 2


# %% wrong: running sums
# message: One number is asked for
def expected_depth(survival_probs):
    return np.cumsum(survival_probs)


# %% wrong: drawn at random
# message: expected_depth
def expected_depth(survival_probs):
    return int((np.random.random(len(survival_probs)) < np.asarray(survival_probs)).sum())


# %% wrong: returns nothing
# message: end with a return statement
def expected_depth(survival_probs):
    print(sum(survival_probs))


# %% wrong: sorts the caller's list
# message: changed argument 1 in place
def expected_depth(survival_probs):
    survival_probs.sort()
    return sum(survival_probs)
