# %% right: shuffled in place, lists
def minibatches(n, batch_size, rng):
    indices = np.arange(n)
    rng.shuffle(indices)
    batches = []
    while len(indices):
        batches.append(indices[:batch_size].tolist())
        indices = indices[batch_size:]
    return batches


# %% right: random keys, sorted
def minibatches(n, batch_size, rng):
    order = np.argsort(rng.random(n))
    return np.split(order, range(batch_size, n, batch_size))


# %% right: drawn without replacement, int32, a tuple
def minibatches(n, batch_size, rng):
    order = rng.choice(n, size=n, replace=False).astype("int32")
    return tuple(order[i * batch_size : (i + 1) * batch_size] for i in range(-(-n // batch_size)))


# %% right: Fisher and Yates by hand
def minibatches(n, batch_size, rng):
    order = list(range(n))
    for i in range(n - 1, 0, -1):
        j = int(rng.integers(i + 1))
        order[i], order[j] = order[j], order[i]
    return [np.array(order[i : i + batch_size]) for i in range(0, n, batch_size)]


# %% wrong: not shuffled
# message: shuffle them by rng
def minibatches(n, batch_size, rng):
    order = np.arange(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


# %% wrong: the rest is dropped
# message: left over form one more
def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[i * batch_size : (i + 1) * batch_size] for i in range(n // batch_size)]


# %% wrong: an empty batch at the end
# message: No batch may be empty
def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[i * batch_size : (i + 1) * batch_size] for i in range(n // batch_size + 1)]


# %% wrong: batches of about the same size
# message: only the last may have fewer
def minibatches(n, batch_size, rng):
    return np.array_split(rng.permutation(n), -(-n // batch_size))


# %% wrong: drawn with replacement
# message: instead of drawing one by one
def minibatches(n, batch_size, rng):
    order = rng.integers(0, n, n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


# %% wrong: every batch drawn by itself
# message: instead of drawing one by one
def minibatches(n, batch_size, rng):
    return [
        rng.choice(n, size=min(batch_size, n - start), replace=False)
        for start in range(0, n, batch_size)
    ]


# %% wrong: NumPy's global generator
# message: Draw from rng, from nothing else
def minibatches(n, batch_size, rng):
    order = np.random.permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


# %% wrong: a generator of its own
# message: Draw from the rng that is given
def minibatches(n, batch_size, rng):
    order = np.random.default_rng(0).permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


# %% wrong: only the batches are shuffled
# message: shuffle all samples|neighbours stay together
def minibatches(n, batch_size, rng):
    batches = [np.arange(i, min(i + batch_size, n)) for i in range(0, n, batch_size)]
    short = [batches.pop()] if n % batch_size else []
    rng.shuffle(batches)
    return [np.array(batch) for batch in batches] + short


# %% wrong: shuffled within the batches
# message: shuffle all samples
def minibatches(n, batch_size, rng):
    return [i + rng.permutation(min(batch_size, n - i)) for i in range(0, n, batch_size)]


# %% wrong: a random start
# message: neighbours stay together
def minibatches(n, batch_size, rng):
    order = np.roll(np.arange(n), rng.integers(n))
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


# %% wrong: the same order at every call
# message: every epoch needs a new one
def minibatches(n, batch_size, rng):
    import copy

    order = copy.deepcopy(rng).permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


# %% wrong: a generator function
# message: should return a list of arrays
def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    for start in range(0, n, batch_size):
        yield order[start : start + batch_size]


# %% wrong: counts from 1
# message: should hold each of 0
def minibatches(n, batch_size, rng):
    order = rng.permutation(n) + 1
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


# %% wrong: the order, not cut
# message: should return a list of arrays
def minibatches(n, batch_size, rng):
    return rng.permutation(n)


# %% wrong: floats
# message: should hold integers
def minibatches(n, batch_size, rng):
    order = rng.permutation(n).astype(float)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


# %% wrong: the first sample stays first
# message: shuffle all samples
def minibatches(n, batch_size, rng):
    order = np.concatenate([[0], 1 + rng.permutation(n - 1)]).astype(int)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]
