/** One unit of an LSTM whose gates are set by hand. */

/** Each from 0 (closed) to 1 (open). */
export interface Gates {
  input: number;
  forget: number;
  output: number;
}

/** The cell state and the state that the unit shows. */
export interface State {
  cell: number;
  shown: number;
}

/** Read a number: the candidate is its tanh, the gates decide what becomes of it. */
export function lstmStep(before: State, x: number, gates: Gates): State & { candidate: number } {
  const candidate = Math.tanh(x);
  const cell = gates.forget * before.cell + gates.input * candidate;
  return { candidate, cell, shown: gates.output * Math.tanh(cell) };
}
