# %% right: forwards, one product for each t
def jacobian_norms(Wh, states):
    T = len(states)
    norms = []
    for t in range(T):
        J = np.eye(len(Wh))
        for k in range(t + 1, T):
            J = np.diag(1 - states[k] ** 2) @ Wh.T @ J
        norms.append(np.linalg.svd(J)[1][0])
    return norms


# %% right: the transposed product
def jacobian_norms(Wh, states):
    T = len(states)
    norms = np.ones(T)
    G = np.eye(len(Wh))
    for t in range(T - 2, -1, -1):
        G = (Wh * (1 - states[t + 1] ** 2)) @ G
        norms[t] = np.linalg.norm(G, ord=2)
    return norms


# %% right: automatic differentiation
def jacobian_norms(Wh, states):
    import tensorflow as tf

    Wh, norms = tf.constant(Wh, tf.float64), []
    inputs = np.arctanh(np.asarray(states[1:], float)) - states[:-1] @ Wh.numpy()
    for t in range(len(states)):
        start = tf.constant(states[t : t + 1], tf.float64)
        with tf.GradientTape() as tape:
            tape.watch(start)
            h = start
            for x in inputs[t:]:
                h = tf.tanh(x + h @ Wh)
        J = tape.jacobian(h, start)[0, :, 0, :]
        norms.append(float(tf.linalg.svd(J, compute_uv=False)[0]))
    return norms


# %% right: root of the largest eigenvalue, single precision
def jacobian_norms(Wh, states):
    Wh, states = Wh.astype("float32"), states.astype("float32")
    J, norms = np.eye(len(Wh), dtype="float32"), [1.0]
    for h in states[1:][::-1]:
        J = J @ (Wh * (1 - h * h)).T
        norms.insert(0, np.sqrt(np.linalg.eigvalsh(J @ J.T).max()))
    return norms


# %% wrong: Wh not transposed
# message: Wh is not transposed
def jacobian_norms(Wh, states):
    J, norms = np.eye(len(Wh)), [1.0]
    for h in states[:0:-1]:
        J = J @ np.diag(1 - h**2) @ Wh
        norms.append(np.linalg.norm(J, 2))
    return norms[::-1]


# %% wrong: the wrong order
# message: in the wrong order
def jacobian_norms(Wh, states):
    J, norms = np.eye(len(Wh)), [1.0]
    for h in states[:0:-1]:
        J = np.diag(1 - h**2) @ Wh.T @ J
        norms.append(np.linalg.norm(J, 2))
    return norms[::-1]


# %% wrong: Frobenius norm
# message: This is the Frobenius norm
def jacobian_norms(Wh, states):
    J, norms = np.eye(len(Wh)), [np.linalg.norm(np.eye(len(Wh)))]
    for h in states[:0:-1]:
        J = J @ np.diag(1 - h**2) @ Wh.T
        norms.append(np.linalg.norm(J))
    return norms[::-1]


# %% wrong: largest eigenvalue
# message: This is the largest eigenvalue
def jacobian_norms(Wh, states):
    J, norms = np.eye(len(Wh)), [1.0]
    for h in states[:0:-1]:
        J = J @ np.diag(1 - h**2) @ Wh.T
        norms.append(np.abs(np.linalg.eigvals(J)).max())
    return norms[::-1]


# %% wrong: slopes of the state before
# message: one row too early
def jacobian_norms(Wh, states):
    J, norms = np.eye(len(Wh)), [1.0]
    for k in range(len(states) - 1, 0, -1):
        J = J @ np.diag(1 - states[k - 1] ** 2) @ Wh.T
        norms.append(np.linalg.norm(J, 2))
    return norms[::-1]


# %% wrong: one step too far
# message: one step too far back
def jacobian_norms(Wh, states):
    J, norms = np.eye(len(Wh)), []
    for h in states[::-1]:
        J = J @ np.diag(1 - h**2) @ Wh.T
        norms.append(np.linalg.norm(J, 2))
    return norms[::-1]


# %% wrong: product of the norms
# message: product of the norms of the single steps
def jacobian_norms(Wh, states):
    norm, norms = 1.0, [1.0]
    for h in states[:0:-1]:
        norm *= np.linalg.norm(np.diag(1 - h**2) @ Wh.T, 2)
        norms.append(norm)
    return norms[::-1]


# %% wrong: order of the list
# message: The order is turned around
def jacobian_norms(Wh, states):
    J, norms = np.eye(len(Wh)), [1.0]
    for h in states[:0:-1]:
        J = J @ np.diag(1 - h**2) @ Wh.T
        norms.append(np.linalg.norm(J, 2))
    return norms


# %% wrong: no slopes
# message: The slopes of tanh are missing
def jacobian_norms(Wh, states):
    T = len(states)
    return [np.linalg.norm(np.linalg.matrix_power(Wh, T - 1 - t), 2) for t in range(T)]


# %% wrong: tanh twice
# message: went through tanh already
def jacobian_norms(Wh, states):
    J, norms = np.eye(len(Wh)), [1.0]
    for h in states[:0:-1]:
        J = J @ np.diag(1 - np.tanh(h) ** 2) @ Wh.T
        norms.append(np.linalg.norm(J, 2))
    return norms[::-1]


# %% wrong: the last entry missing
# message: The last entry, 1, is missing
def jacobian_norms(Wh, states):
    J, norms = np.eye(len(Wh)), []
    for h in states[:0:-1]:
        J = J @ np.diag(1 - h**2) @ Wh.T
        norms.append(np.linalg.norm(J, 2))
    return norms[::-1]


# %% wrong: from the first state on
# message: This is d h_t / d h_0|one step|should be
def jacobian_norms(Wh, states):
    J, norms = np.eye(len(Wh)), [1.0]
    for h in states[1:]:
        J = np.diag(1 - h**2) @ Wh.T @ J
        norms.append(np.linalg.norm(J, 2))
    return norms


# %% wrong: squares the states in place
# message: changed argument 2 in place
def jacobian_norms(Wh, states):
    states *= states
    J, norms = np.eye(len(Wh)), [1.0]
    for s in states[:0:-1]:
        J = J @ np.diag(1 - s) @ Wh.T
        norms.append(np.linalg.norm(J, 2))
    return norms[::-1]


# %% wrong: knows the visible answers only
# message: jacobian_norms for 6 steps
def jacobian_norms(Wh, states):
    if len(states) == 3:
        return [3.0, 1.5, 1.0]
    if len(states) == 4:
        J, norms = np.eye(len(Wh)), [1.0]
        for h in states[:0:-1]:
            J = J @ np.diag(1 - h**2) @ Wh.T
            norms.append(np.linalg.norm(J, 2))
        return norms[::-1]
    return [1.0] * len(states)
