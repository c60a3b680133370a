# %% right: counts the places one by one
def conv_output_size(n, kernel, stride=1, padding=0):
    places = 0
    start = -padding
    while start + kernel <= n + padding:
        places += 1
        start += stride
    return places


# %% right: floor of a fraction, made an int
def conv_output_size(n, kernel, stride=1, padding=0):
    return int(np.floor((n + 2 * padding - kernel) / stride)) + 1


# %% right: a NumPy integer
def conv_output_size(n, kernel, stride=1, padding=0):
    return np.int32(len(range(0, n + 2 * padding - kernel + 1, stride)))


# %% right: asks NumPy's windows
def conv_output_size(n, kernel, stride=1, padding=0):
    side = np.pad(np.ones(n), padding)
    return np.lib.stride_tricks.sliding_window_view(side, kernel)[::stride].shape[0]


# %% wrong: without the first place
# message: The first place counts too
def conv_output_size(n, kernel, stride=1, padding=0):
    return (n + 2 * padding - kernel) // stride


# %% wrong: padding at one end
# message: Zeros are added at both ends
def conv_output_size(n, kernel, stride=1, padding=0):
    return (n + padding - kernel) // stride + 1


# %% wrong: rounds up
# message: is dropped: round down
def conv_output_size(n, kernel, stride=1, padding=0):
    return int(np.ceil((n + 2 * padding - kernel) / stride)) + 1


# %% wrong: rounds to the nearest
# message: is dropped: round down
def conv_output_size(n, kernel, stride=1, padding=0):
    return round((n + 2 * padding - kernel) / stride) + 1


# %% wrong: a fraction
# message: should hold integers
def conv_output_size(n, kernel, stride=1, padding=0):
    return (n + 2 * padding - kernel) / stride + 1


# %% wrong: a float
# message: should hold integers
def conv_output_size(n, kernel, stride=1, padding=0):
    return np.floor((n + 2 * padding - kernel) / stride) + 1


# %% wrong: the one is added before the division
# message: The first place counts too
def conv_output_size(n, kernel, stride=1, padding=0):
    return (n + 2 * padding - kernel + 1) // stride


# %% wrong: no stride
# message: Use stride
def conv_output_size(n, kernel, stride=1, padding=0):
    return n + 2 * padding - kernel + 1


# %% wrong: no padding
# message: The padding is not used
def conv_output_size(n, kernel, stride=1, padding=0):
    return (n - kernel) // stride + 1


# %% wrong: stride and padding in the other order
# message: The third argument is the stride
def conv_output_size(n, kernel, padding=0, stride=1):
    return (n + 2 * padding - kernel) // stride + 1


# %% wrong: knows the visible answers only
# message: conv_output_size\(28, 5, stride=1, padding=2\) should be 28
def conv_output_size(n, kernel, stride=1, padding=0):
    return {28: 24, 7: 2, 50: 50}[n]
