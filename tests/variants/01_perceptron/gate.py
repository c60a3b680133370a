# %% right: a table of other numbers, boundary included
def gate(name):
    table = {"and": ([2, 2], -4), "or": ([3, 1], -1), "nand": ([-2, -1], 2)}
    if name not in table:
        raise ValueError(name)
    w, b = table[name]
    return np.array(w), b


# %% right: nand from and, in float32
def gate(name):
    if name == "nand":
        w, b = gate("and")
        return -w, -b
    match name:
        case "and":
            b = -1.75
        case "or":
            b = -0.25
        case _:
            raise ValueError(f"unknown gate {name}")
    return np.ones(2, dtype="float32"), np.float32(b)


# %% right: weights in a list, learned by search
def gate(name):
    wanted = {"and": [0, 0, 0, 1], "or": [0, 1, 1, 1], "nand": [1, 1, 1, 0]}
    try:
        column = wanted[name]
    except KeyError:
        raise ValueError("no such gate") from None
    for w in (-1.0, 1.0):
        for b in np.arange(-2, 2.5, 0.5):
            if [int(w * x1 + w * x2 + b >= 0) for x1 in (0, 1) for x2 in (0, 1)] == column:
                return [w, w], b


# %% wrong: bias of a unit that fires above 0
# message: That is or.*fires where z >= 0
def gate(name):
    table = {"and": ([1.0, 1.0], -1.0), "or": ([1.0, 1.0], 0.0), "nand": ([-1.0, -1.0], 2.0)}
    if name not in table:
        raise ValueError(name)
    w, b = table[name]
    return np.array(w), b


# %% wrong: threshold with the wrong sign
# message: always fires: b is too large
def gate(name):
    table = {"and": ([1.0, 1.0], 1.5), "or": ([1.0, 1.0], 0.5), "nand": ([-1.0, -1.0], -1.5)}
    if name not in table:
        raise ValueError(name)
    w, b = table[name]
    return np.array(w), b


# %% wrong: nor for nand
# message: That is nor
def gate(name):
    table = {"and": ([1.0, 1.0], -1.5), "or": ([1.0, 1.0], -0.5), "nand": ([-1.0, -1.0], 0.5)}
    if name not in table:
        raise ValueError(name)
    w, b = table[name]
    return np.array(w), b


# %% wrong: nand with the bias of and
# message: never fires: b is too small
def gate(name):
    table = {"and": ([1.0, 1.0], -1.5), "or": ([1.0, 1.0], -0.5), "nand": ([-1.0, -1.0], -1.5)}
    if name not in table:
        raise ValueError(name)
    w, b = table[name]
    return np.array(w), b


# %% wrong: KeyError for an unknown name
# message: should raise ValueError, but raised KeyError
def gate(name):
    return {
        "and": (np.ones(2), -1.5),
        "or": (np.ones(2), -0.5),
        "nand": (-np.ones(2), 1.5),
    }[name]


# %% wrong: None for an unknown name
# message: should raise ValueError, but returned None
def gate(name):
    if name == "and":
        return np.ones(2), -1.5
    if name == "or":
        return np.ones(2), -0.5
    if name == "nand":
        return -np.ones(2), 1.5


# %% wrong: only xor is refused
# message: gate\("nor"\) should raise ValueError, but returned
def gate(name):
    if name == "xor":
        raise ValueError("xor needs a hidden layer")
    if name == "and":
        return np.ones(2), -1.5
    if name == "or":
        return np.ones(2), -0.5
    return -np.ones(2), 1.5


# %% wrong: all three numbers in one array
# message: should return 2 values, \(w, b\), but returned only one
def gate(name):
    if name not in ("and", "or", "nand"):
        raise ValueError(name)
    return np.array({"and": [1, 1, -1.5], "or": [1, 1, -0.5], "nand": [-1, -1, 1.5]}[name])


# %% wrong: weights as a column
# message: w of gate\("and"\) should have shape \(2,\)
def gate(name):
    if name not in ("and", "or", "nand"):
        raise ValueError(name)
    sign = -1 if name == "nand" else 1
    return sign * np.ones((2, 1)), sign * {"and": -1.5, "or": -0.5, "nand": -1.5}[name]


# %% equivalent: a list of two numbers is a w of shape (2,) as well
# - return np.array([1.0, 1.0]), -1.5
# + return [1.0, 1.0], -1.5
# - return np.array([1.0, 1.0]), -0.5
# + return [1.0, 1.0], -0.5
# - return np.array([-1.0, -1.0]), 1.5
# + return [-1.0, -1.0], 1.5


# %% equivalent: any numbers with the right answers on the four inputs are right
# - return np.array([1.0, 1.0]), -0.5
# + return np.array([2.0, 1.0]), -0.5
# + return np.array([1.0, 2.0]), -0.5
# + return np.array([1.0, 1.0]), -1.0
