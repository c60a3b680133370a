# %% right: numbers of the bins, counted
def color_histogram(image, bins):
    number = image.astype(int) * bins // 256
    blocks = [np.bincount(number[..., c].ravel(), minlength=bins) for c in range(3)]
    return np.concatenate(blocks) / number[..., 0].size


# %% right: one loop over the pixels
def color_histogram(image, bins):
    histogram = np.zeros(3 * bins)
    for row in image:
        for pixel in row:
            for c, value in enumerate(pixel):
                histogram[c * bins + int(int(value) / 256 * bins)] += 1
    return histogram / (image.shape[0] * image.shape[1])


# %% right: densities times the length of a bin, single precision
def color_histogram(image, bins):
    edges = np.linspace(0, 256, bins + 1)
    blocks = [
        np.histogram(image[:, :, c], bins=edges, density=True)[0] * (256 / bins) for c in range(3)
    ]
    return np.concatenate(blocks, dtype=np.float32)


# %% right: np.digitize
def color_histogram(image, bins):
    edges = 256 * np.arange(1, bins) / bins
    number = np.digitize(image, edges)
    shares = (number[..., None] == np.arange(bins)).mean(axis=(0, 1))
    return shares.ravel()


# %% wrong: counts
# message: These are counts
def color_histogram(image, bins):
    return np.concatenate(
        [np.histogram(image[..., c], bins=bins, range=(0, 256))[0] for c in range(3)]
    )


# %% wrong: all colours together sum to 1
# message: Each colour sums to 1 by itself
def color_histogram(image, bins):
    counts = [np.histogram(image[..., c], bins=bins, range=(0, 256))[0] for c in range(3)]
    counts = np.concatenate(counts)
    return counts / counts.sum()


# %% wrong: densities
# message: This is a density
def color_histogram(image, bins):
    return np.concatenate(
        [np.histogram(image[..., c], bins=bins, range=(0, 256), density=True)[0] for c in range(3)]
    )


# %% wrong: blue first
# message: The order of the colours
def color_histogram(image, bins):
    n_pixels = image.shape[0] * image.shape[1]
    counts = [np.histogram(image[..., c], bins=bins, range=(0, 256))[0] for c in (2, 1, 0)]
    return np.concatenate(counts) / n_pixels


# %% wrong: the colours interleaved
# message: First all bins of red
def color_histogram(image, bins):
    n_pixels = image.shape[0] * image.shape[1]
    counts = [np.histogram(image[..., c], bins=bins, range=(0, 256))[0] for c in range(3)]
    return np.stack(counts, axis=1).ravel() / n_pixels


# %% wrong: bins that depend on the image
# message: should be
def color_histogram(image, bins):
    n_pixels = image.shape[0] * image.shape[1]
    return np.concatenate([np.histogram(image[..., c], bins=bins)[0] for c in range(3)]) / n_pixels


# %% wrong: bins up to 255
# message: Here the bins reach from 0 to 255
def color_histogram(image, bins):
    n_pixels = image.shape[0] * image.shape[1]
    counts = [np.histogram(image[..., c], bins=bins, range=(0, 255))[0] for c in range(3)]
    return np.concatenate(counts) / n_pixels


# %% wrong: 255 is left out
# message: color_histogram of
def color_histogram(image, bins):
    edges = np.arange(bins + 1) * 255 / bins
    blocks = []
    for c in range(3):
        values = image[..., c]
        for number in range(bins):
            inside = (values >= edges[number]) & (values < edges[number + 1])
            blocks.append(inside.mean())
    return np.array(blocks)


# %% wrong: bins of whole length, the rest in the last one
# message: the bins are not equal
def color_histogram(image, bins):
    number = np.minimum(image.astype(int) // (256 // bins), bins - 1)
    blocks = [np.bincount(number[..., c].ravel(), minlength=bins) for c in range(3)]
    return np.concatenate(blocks) / number[..., 0].size


# %% wrong: bins of whole length, and one more
# message: the bins are not equal
def color_histogram(image, bins):
    number = image.astype(int) // (256 // bins)
    blocks = [np.bincount(number[..., c].ravel(), minlength=bins) for c in range(3)]
    return np.concatenate(blocks) / number[..., 0].size


# %% wrong: products of uint8
# message: wrap around at 256|should be|OverflowError
def color_histogram(image, bins):
    number = image * bins // 256
    blocks = [np.bincount(number[..., c].ravel(), minlength=bins) for c in range(3)]
    return np.concatenate(blocks) / number[..., 0].size


# %% wrong: three rows
# message: should have shape \(12,\), but has shape \(3, 4\)
def color_histogram(image, bins):
    n_pixels = image.shape[0] * image.shape[1]
    counts = [np.histogram(image[..., c], bins=bins, range=(0, 256))[0] for c in range(3)]
    return np.array(counts) / n_pixels


# %% wrong: divides by the height twice
# message: should be
def color_histogram(image, bins):
    counts = [np.histogram(image[..., c], bins=bins, range=(0, 256))[0] for c in range(3)]
    return np.concatenate(counts) / len(image) ** 2


# %% wrong: makes the image darker in place
# message: changed argument 1 in place
def color_histogram(image, bins):
    image //= 2
    n_pixels = image.shape[0] * image.shape[1]
    counts = [np.histogram(image[..., c], bins=bins, range=(0, 128))[0] for c in range(3)]
    return np.concatenate(counts) / n_pixels


# %% wrong: knows the visible answer only
# message: color_histogram of an image \(7, 5, 3\)
def color_histogram(image, bins):
    return np.array([0.5, 0.25, 0, 0.25, 0, 1, 0, 0, 0, 0, 0, 1])
