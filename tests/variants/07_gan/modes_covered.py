# %% right: two loops
def modes_covered(samples, centres, radius, min_count=1):
    covered = 0
    for centre in centres:
        hits = 0
        for sample in samples:
            hits += sum((a - b) ** 2 for a, b in zip(sample, centre, strict=True)) <= radius**2
        covered += hits >= min_count
    return int(covered)


# %% right: one centre at a time
def modes_covered(samples, centres, radius, min_count=1):
    hits = [np.sum(np.linalg.norm(samples - centre, axis=1) <= radius) for centre in centres]
    return np.sum(np.array(hits) >= min_count)


# %% right: squared distances
def modes_covered(samples, centres, radius, min_count=1):
    squares = ((centres[:, None] - samples) ** 2).sum(axis=-1)
    return np.count_nonzero((squares <= radius * radius).sum(axis=1) >= min_count)


# %% wrong: the nearest centre, however far
# message: the nearest centre of each sample only
def modes_covered(samples, centres, radius, min_count=1):
    nearest = np.linalg.norm(samples[:, None] - centres, axis=2).argmin(axis=1)
    return int(np.sum(np.bincount(nearest, minlength=len(centres)) >= min_count))


# %% wrong: only the nearest centre is hit
# message: the nearest centre of each sample only
def modes_covered(samples, centres, radius, min_count=1):
    if not len(samples):
        return 0
    distances = np.linalg.norm(samples[:, None] - centres, axis=2)
    nearest = distances.argmin(axis=1)[distances.min(axis=1) <= radius]
    return int(np.sum(np.bincount(nearest, minlength=len(centres)) >= min_count))


# %% wrong: strictly nearer
# message: compare with <=
def modes_covered(samples, centres, radius, min_count=1):
    hits = (np.linalg.norm(samples[:, None] - centres, axis=2) < radius).sum(axis=0)
    return int(np.sum(hits >= min_count))


# %% wrong: samples counted
# message: This counts the samples
def modes_covered(samples, centres, radius, min_count=1):
    near = np.linalg.norm(samples[:, None] - centres, axis=2) <= radius
    return int(near.any(axis=1).sum())


# %% wrong: squared distances against the radius
# message: squared distances
def modes_covered(samples, centres, radius, min_count=1):
    squares = np.sum((samples[:, None] - centres) ** 2, axis=2)
    return int(np.sum((squares <= radius).sum(axis=0) >= min_count))


# %% wrong: min_count is not used
# message: Use min_count
def modes_covered(samples, centres, radius, min_count=1):
    near = np.linalg.norm(samples[:, None] - centres, axis=2) <= radius
    return int(near.any(axis=0).sum())


# %% wrong: more than min_count
# message: exactly min_count hits
def modes_covered(samples, centres, radius, min_count=1):
    near = np.linalg.norm(samples[:, None] - centres, axis=2) <= radius
    return int(np.sum(near.sum(axis=0) > min_count))


# %% wrong: absolute differences
# message: Take the Euclidean distance
def modes_covered(samples, centres, radius, min_count=1):
    near = np.abs(samples[:, None] - centres).sum(axis=2) <= radius
    return int(np.sum(near.sum(axis=0) >= min_count))


# %% wrong: a share
# message: should be 8, but is 0.8
def modes_covered(samples, centres, radius, min_count=1):
    near = np.linalg.norm(samples[:, None] - centres, axis=2) <= radius
    return np.mean(near.sum(axis=0) >= min_count)


# %% wrong: a float
# message: should hold integers
def modes_covered(samples, centres, radius, min_count=1):
    near = np.linalg.norm(samples[:, None] - centres, axis=2) <= radius
    return float(np.sum(near.sum(axis=0) >= min_count))


# %% wrong: two dimensions only
# message: the shape \(n, d\)|should be
def modes_covered(samples, centres, radius, min_count=1):
    dx = samples[:, None, 0] - centres[:, 0]
    dy = samples[:, None, 1] - centres[:, 1]
    return int(np.sum((np.hypot(dx, dy) <= radius).sum(axis=0) >= min_count))


# %% wrong: no sample crashes it
# message: n may be 0
def modes_covered(samples, centres, radius, min_count=1):
    distances = np.linalg.norm(samples[:, None] - centres, axis=2)
    if distances.min() > radius:
        return 0
    return int(np.sum((distances <= radius).sum(axis=0) >= min_count))


# %% equivalent: a NumPy integer is an integer, too
# - return int(np.sum(hits >= min_count))
# + return np.sum(hits >= min_count)
