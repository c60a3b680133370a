/** Convolution as networks have it: the kernel is not flipped. */

export interface Grid {
  rows: number;
  columns: number;
  /** One row after the other. */
  values: Float64Array;
}

export interface Options {
  padding: number;
  stride: number;
}

/** How many places a field of `kernel` pixels has along a side. */
export function outputSide(side: number, kernel: number, { padding, stride }: Options): number {
  return Math.floor((side + 2 * padding - kernel) / stride) + 1;
}

/** The pixels below the kernel at one place of the output; outside the image they are 0. */
export function field(
  image: Grid,
  kernel: Grid,
  options: Options,
  row: number,
  column: number,
): Float64Array {
  const pixels = new Float64Array(kernel.values.length);
  for (let u = 0; u < kernel.rows; u++) {
    for (let v = 0; v < kernel.columns; v++) {
      const i = row * options.stride - options.padding + u;
      const j = column * options.stride - options.padding + v;
      if (i >= 0 && i < image.rows && j >= 0 && j < image.columns) {
        pixels[u * kernel.columns + v] = image.values[i * image.columns + j];
      }
    }
  }
  return pixels;
}

/** The whole output: at each place the sum of the field's pixels times the kernel. */
export function convolve(image: Grid, kernel: Grid, options: Options): Grid {
  const rows = outputSide(image.rows, kernel.rows, options);
  const columns = outputSide(image.columns, kernel.columns, options);
  const values = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const pixels = field(image, kernel, options, row, column);
      values[row * columns + column] = pixels.reduce(
        (sum, pixel, k) => sum + pixel * kernel.values[k],
        0,
      );
    }
  }
  return { rows, columns, values };
}
