# %% right: a loop over all entries
def saturated_fraction(a, tol=0.05):
    count = 0
    for value in a.ravel():
        if value <= tol or value >= 1 - tol:
            count += 1
    return count / a.size


# %% right: two counts
def saturated_fraction(a, tol=0.05):
    low = np.count_nonzero(a <= tol)
    high = np.count_nonzero(a >= 1 - tol)
    return float((low + high) / a.size)


# %% right: the complement
def saturated_fraction(a, tol=0.05):
    free = np.logical_and(a > tol, a < 1 - tol)
    return 1 - np.mean(free, dtype="float32")


# %% right: distance from the nearer end
def saturated_fraction(a, tol=0.05):
    return (np.minimum(a, 1 - a) <= tol).mean()


# %% wrong: strict inequalities
# message: use <= and >=
def saturated_fraction(a, tol=0.05):
    return np.mean((a < tol) | (a > 1 - tol))


# %% wrong: strict at the upper bound
# message: exactly at 1 - tol counts
def saturated_fraction(a, tol=0.05):
    return np.mean((a <= tol) | (a > 1 - tol))


# %% wrong: strict at the lower bound
# message: exactly at tol counts
def saturated_fraction(a, tol=0.05):
    return np.mean((a < tol) | (a >= 1 - tol))


# %% wrong: a count
# message: This is a count
def saturated_fraction(a, tol=0.05):
    return np.sum((a <= tol) | (a >= 1 - tol))


# %% wrong: percent
# message: This is a percentage
def saturated_fraction(a, tol=0.05):
    return 100 * np.mean((a <= tol) | (a >= 1 - tol))


# %% wrong: low outputs only
# message: Outputs near 1 are saturated too
def saturated_fraction(a, tol=0.05):
    return np.mean(a <= tol)


# %% wrong: high outputs only
# message: Outputs near 0 are saturated too
def saturated_fraction(a, tol=0.05):
    return np.mean(a >= 1 - tol)


# %% wrong: the share that is not saturated
# message: not saturated
def saturated_fraction(a, tol=0.05):
    return np.mean((a > tol) & (a < 1 - tol))


# %% wrong: tol not used
# message: Is tol used
def saturated_fraction(a, tol=0.05):
    return np.mean((a <= 0.05) | (a >= 0.95))


# %% wrong: and for or
# message: Join the two conditions by or
def saturated_fraction(a, tol=0.05):
    return np.mean((a <= tol) & (a >= 1 - tol))


# %% wrong: divided by the number of rows
# message: not of rows
def saturated_fraction(a, tol=0.05):
    return np.sum((a <= tol) | (a >= 1 - tol)) / len(a)


# %% wrong: one share for each column
# message: no axis
def saturated_fraction(a, tol=0.05):
    return np.mean((a <= tol) | (a >= 1 - tol), axis=0)


# %% wrong: Python's or on arrays
# message: ambiguous.*a may have any shape
def saturated_fraction(a, tol=0.05):
    return np.mean(a <= tol or a >= 1 - tol)


# %% wrong: changes a
# message: changed argument 1 in place
def saturated_fraction(a, tol=0.05):
    np.minimum(a, 1 - a, out=a)
    return np.mean(a <= tol)
