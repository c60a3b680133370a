/** Rosenblatt's rule in the plane, with targets +1 and -1. */

export interface Point {
  x: [number, number];
  target: 1 | -1;
}

export interface Unit {
  w: [number, number];
  b: number;
}

export interface Step {
  score: number;
  answer: 1 | -1;
  /** 0 where the answer is right, else the target: what the input is multiplied by. */
  error: number;
  after: Unit;
}

/** Show a unit one point: its score, its answer, and the unit after the rule. */
export function perceptronStep(unit: Unit, point: Point): Step {
  const score = unit.w[0] * point.x[0] + unit.w[1] * point.x[1] + unit.b;
  const answer = score >= 0 ? 1 : -1;
  const error = (point.target - answer) / 2;
  const [w0, w1] = unit.w;
  const after: Unit = {
    w: [w0 + error * point.x[0], w1 + error * point.x[1]],
    b: unit.b + error,
  };
  return { score, answer, error, after };
}
