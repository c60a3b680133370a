# %% right: an array filled row by row
def rnn_forward(X, h0, Wx, Wh, b):
    states = np.zeros((len(X), len(h0)))
    h = h0.copy()
    for t in range(len(X)):
        states[t] = h = rnn_step(X[t], h, Wx, Wh, b)
    return states


# %% right: recursion
def rnn_forward(X, h0, Wx, Wh, b):
    h = np.tanh(X[0] @ Wx + h0 @ Wh + b)
    if len(X) == 1:
        return h[np.newaxis]
    return np.vstack([h, rnn_forward(X[1:], h, Wx, Wh, b)])


# %% right: Keras's own layer
def rnn_forward(X, h0, Wx, Wh, b):
    import keras

    layer = keras.layers.SimpleRNN(len(h0), return_sequences=True)
    layer.build((1, *X.shape))
    layer.set_weights([Wx, Wh, b])
    start = h0[np.newaxis].astype("float32")
    return np.asarray(layer(X[np.newaxis].astype("float32"), initial_state=start))[0]


# %% right: a list of rows
def rnn_forward(X, h0, Wx, Wh, b):
    states = [h0]
    for inputs in X @ Wx + b:
        states.append(np.tanh(inputs + states[-1] @ Wh))
    return states[1:]


# %% wrong: the first state included
# message: Leave out h0
def rnn_forward(X, h0, Wx, Wh, b):
    states = [h0]
    for x in X:
        states.append(rnn_step(x, states[-1], Wx, Wh, b))
    return np.array(states)


# %% wrong: before the step instead of after it
# message: This is the state before each step
def rnn_forward(X, h0, Wx, Wh, b):
    h, states = h0, []
    for x in X:
        states.append(h)
        h = rnn_step(x, h, Wx, Wh, b)
    return np.array(states)


# %% wrong: the last state only
# message: This is the last state only
def rnn_forward(X, h0, Wx, Wh, b):
    h = h0
    for x in X:
        h = rnn_step(x, h, Wx, Wh, b)
    return h


# %% wrong: never carries the state on
# message: Every step starts from h0
def rnn_forward(X, h0, Wx, Wh, b):
    return np.array([rnn_step(x, h0, Wx, Wh, b) for x in X])


# %% wrong: starts from zeros
# message: This starts from zeros
def rnn_forward(X, h0, Wx, Wh, b):
    h, states = np.zeros(len(b)), []
    for x in X:
        h = rnn_step(x, h, Wx, Wh, b)
        states.append(h)
    return np.array(states)


# %% wrong: one array shared by all rows
# message: share one array
def rnn_forward(X, h0, Wx, Wh, b):
    h, states = h0.copy(), []
    for x in X:
        h[:] = rnn_step(x, h, Wx, Wh, b)
        states.append(h)
    return np.array(states)


# %% wrong: changes h0
# message: changed argument 2 in place
def rnn_forward(X, h0, Wx, Wh, b):
    states, h = [], h0
    for x in X:
        h[:] = np.tanh(x @ Wx + h @ Wh + b)
        states.append(h.copy())
    return np.array(states)


# %% wrong: from the end
# message: read from its end
def rnn_forward(X, h0, Wx, Wh, b):
    h, states = h0, []
    for x in X[::-1]:
        h = rnn_step(x, h, Wx, Wh, b)
        states.append(h)
    return np.array(states)


# %% wrong: one step short
# message: shape
def rnn_forward(X, h0, Wx, Wh, b):
    h, states = h0, []
    for t in range(1, len(X)):
        h = rnn_step(X[t], h, Wx, Wh, b)
        states.append(h)
    return np.array(states)


# %% wrong: all at once
# message: No step knows|Every step starts from h0
def rnn_forward(X, h0, Wx, Wh, b):
    return np.tanh(X @ Wx + b)


# %% wrong: knows the visible answers only
# message: rnn_forward for X of shape
def rnn_forward(X, h0, Wx, Wh, b):
    if len(X) in (3, 4):
        h, states = h0, []
        for x in X:
            h = rnn_step(x, h, Wx, Wh, b)
            states.append(h)
        return np.array(states)
    return np.zeros((len(X), len(h0)))


# %% equivalent: a list of T states is read as the array of shape (T, units) with the same values
# - return np.array(states)
# + return states
