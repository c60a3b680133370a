# %% right: one entry changed and put back, flat
def numerical_gradient(f, w, eps=1e-5):
    x, grad = np.array(w, dtype=float), np.empty(w.shape)
    for i in range(x.size):
        kept = x.flat[i]
        x.flat[i] = kept + eps
        above = f(x)
        x.flat[i] = kept - eps
        below = f(x)
        x.flat[i] = kept
        grad.flat[i] = (above - below) / (2 * eps)
    return grad


# %% right: w itself, put back to the last bit
def numerical_gradient(f, w, eps=1e-5):
    grad = np.zeros_like(w)
    places = np.nditer(w, flags=["multi_index"])
    for _ in places:
        i = places.multi_index
        old = w[i]
        w[i] = old + eps
        plus = f(w)
        w[i] = old - eps
        minus = f(w)
        w[i] = old
        grad[i] = (plus - minus) / (2 * eps)
    return grad


# %% right: unit vectors, nested lists out of it
def numerical_gradient(f, w, eps=1e-5):
    steps = eps * np.eye(w.size).reshape(w.size, *w.shape)
    slopes = [(f(w + step) - f(w - step)) / (2 * eps) for step in steps]
    return np.reshape(slopes, w.shape).astype("float32")


# %% wrong: a forward difference
# message: A forward difference
def numerical_gradient(f, w, eps=1e-5):
    grad = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        up = w.copy()
        up[i] += eps
        grad[i] = (f(up) - f(w)) / eps
    return grad


# %% wrong: a backward difference
# message: A backward difference
def numerical_gradient(f, w, eps=1e-5):
    grad = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        down = w.copy()
        down[i] -= eps
        grad[i] = (f(w) - f(down)) / eps
    return grad


# %% wrong: divided by eps
# message: twice too large
def numerical_gradient(f, w, eps=1e-5):
    grad = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / eps
    return grad


# %% wrong: brackets
# message: numerical_gradient\(cubic, \[1, -2, 0.5\]\) should be
def numerical_gradient(f, w, eps=1e-5):
    grad = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / 2 * eps
    return grad


# %% wrong: all entries at once
# message: move one at a time
def numerical_gradient(f, w, eps=1e-5):
    return (f(w + eps) - f(w - eps)) / (2 * eps)


# %% wrong: entries are not put back
# message: Put each entry back
def numerical_gradient(f, w, eps=1e-5):
    grad, up, down = np.zeros(w.shape), w.copy(), w.copy()
    for i in np.ndindex(w.shape):
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad


# %% wrong: a copy that is none
# message: It is zero|changed argument 2
def numerical_gradient(f, w, eps=1e-5):
    grad = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        up = down = w.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad


# %% wrong: w is left changed by rounding
# message: changed argument 2 in place
def numerical_gradient(f, w, eps=1e-5):
    grad = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        w[i] += eps
        above = f(w)
        w[i] -= 2 * eps
        below = f(w)
        w[i] += eps
        grad[i] = (above - below) / (2 * eps)
    return grad


# %% wrong: one axis only
# message: Expected shape \(2, 2\), got \(2,\)
def numerical_gradient(f, w, eps=1e-5):
    grad = np.zeros(len(w))
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad


# %% wrong: f gets a flat array
# message: f wants an array of that shape
def numerical_gradient(f, w, eps=1e-5):
    flat = w.ravel().copy()
    grad = np.zeros(flat.size)
    for i in range(flat.size):
        up, down = flat.copy(), flat.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad.reshape(w.shape)


# %% wrong: the result is flat
# message: Expected shape \(2, 2\), got \(4,\)
def numerical_gradient(f, w, eps=1e-5):
    slopes = []
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += eps
        down[i] -= eps
        slopes.append((f(up) - f(down)) / (2 * eps))
    return np.array(slopes)


# %% wrong: eps is ignored
# message: is eps=0.5 used
def numerical_gradient(f, w, eps=1e-5):
    grad = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += 1e-5
        down[i] -= 1e-5
        grad[i] = (f(up) - f(down)) / 2e-5
    return grad


# %% wrong: half of eps to either side
# message: not by eps / 2
def numerical_gradient(f, w, eps=1e-5):
    grad = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += eps / 2
        down[i] -= eps / 2
        grad[i] = (f(up) - f(down)) / eps
    return grad


# %% wrong: the function of the visible tests, by calculus
# message: numerical_gradient\(wave, w\) for w of shape \(2, 5\)
def numerical_gradient(f, w, eps=1e-5):
    v = w.ravel()
    grad = 3 * v**2 + eps**2
    grad[1:] += v[:-1]
    grad[:-1] += v[1:]
    return grad.reshape(w.shape)
