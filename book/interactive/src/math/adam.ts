/** Adam, with the usual correction of its two running means. */
import { Gradient, Layer } from "./dense";

/** The last two of the usual settings; the learning rate and the decay of the mean are given. */
const DECAY_OF_SQUARES = 0.999;
const EPSILON = 1e-7;

interface Means {
  gradient: Float64Array;
  squares: Float64Array;
}

export class Adam {
  private steps = 0;
  private readonly means = new Map<Float64Array, Means>();

  /** `decay` is what is commonly called beta 1. */
  constructor(
    public learningRate: number,
    private readonly decay: number,
  ) {}

  /** Make one step. Changes the layers. */
  update(layers: Layer[], gradients: Gradient[]): void {
    this.steps += 1;
    layers.forEach((layer, l) => {
      this.updateArray(layer.weights, gradients[l].weights);
      this.updateArray(layer.biases, gradients[l].biases);
    });
  }

  private updateArray(values: Float64Array, gradient: Float64Array): void {
    let means = this.means.get(values);
    if (!means) {
      means = {
        gradient: new Float64Array(values.length),
        squares: new Float64Array(values.length),
      };
      this.means.set(values, means);
    }
    const correction = 1 - this.decay ** this.steps;
    const correctionOfSquares = 1 - DECAY_OF_SQUARES ** this.steps;
    for (let i = 0; i < values.length; i++) {
      const g = gradient[i];
      means.gradient[i] += (1 - this.decay) * (g - means.gradient[i]);
      means.squares[i] += (1 - DECAY_OF_SQUARES) * (g * g - means.squares[i]);
      const root = Math.sqrt(means.squares[i] / correctionOfSquares);
      values[i] -= (this.learningRate * means.gradient[i]) / correction / (root + EPSILON);
    }
  }
}
