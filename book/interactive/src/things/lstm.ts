/** One LSTM unit whose gates are opened and closed by hand, step by step. */
import { Gates, lstmStep, State } from "../math/lstm";
import { Canvas, Chart } from "../ui/canvas";
import { button, h, slider } from "../ui/dom";
import { Color, Frame } from "../ui/frame";
import { Runner } from "../ui/runner";
import { fixed } from "../ui/text";

/** The first number is the one to keep; the others are there to get in its way. */
const INPUTS = [1.5, -0.8, 0.4, 1.1, -1.6, 0.7, -0.3, 1.8, -1.2, 0.5, -0.9, 0.2];

const GATES: { name: keyof Gates; label: string; color: Color; initial: number }[] = [
  { name: "forget", label: "Forget gate", color: "blue", initial: 0.9 },
  { name: "input", label: "Input gate", color: "orange", initial: 1 },
  { name: "output", label: "Output gate", color: "green", initial: 1 },
];

/** What one may want to do with the memory, and the gates that do it. */
const WISHES: [string, Gates][] = [
  ["Write", { forget: 0, input: 1, output: 0 }],
  ["Keep", { forget: 1, input: 0, output: 0 }],
  ["Show", { forget: 1, input: 0, output: 1 }],
  ["Erase", { forget: 0, input: 0, output: 0 }],
];

const WIDTH = 340;
const HEIGHT = 250;

interface Done extends State {
  gates: Gates;
  candidate: number;
}

export function lstm(place: HTMLElement): void {
  const frame = new Frame(place, {
    label: "An LSTM cell with gates to open and close",
    task:
      "Store the first number, keep it while the others go by, and show it at step " +
      `${INPUTS.length} only. Which gates have to be open, and when?`,
    caption:
      "Set the gates for the next step, then press Next step. The chart shows the candidate that " +
      "each step brings, the cell state, and the output. The bars show how far each gate was open, " +
      "from closed (empty) to open (full).",
  });

  const chart = new Chart(
    frame,
    WIDTH,
    HEIGHT,
    { label: "step", min: 0, max: INPUTS.length + 0.5 },
    { label: "candidate, cell state, output", min: -2, max: 2 },
  );
  const strips = new Canvas(frame, WIDTH, HEIGHT);

  const sliders = Object.fromEntries(
    GATES.map(({ name, label, initial }) => [
      name,
      slider({
        label,
        min: 0,
        max: 1,
        step: 0.05,
        initial,
        format: (value) => fixed(value, 2),
        onInput: draw,
      }),
    ]),
  ) as Record<keyof Gates, ReturnType<typeof slider>>;

  let done: Done[] = [];

  const gates = (): Gates => ({
    forget: sliders.forget.value,
    input: sliders.input.value,
    output: sliders.output.value,
  });
  const state = (): State => done[done.length - 1] ?? { cell: 0, shown: 0 };

  function step(): boolean {
    if (done.length < INPUTS.length) {
      done.push({ gates: gates(), ...lstmStep(state(), INPUTS[done.length], gates()) });
    }
    return done.length < INPUTS.length;
  }

  function draw() {
    drawStates();
    drawGates();
    say();
  }

  function drawStates() {
    const [ink, orange, green] = [frame.color("ink"), frame.color("orange"), frame.color("green")];
    const steps = done.map((_, t) => t + 1);
    const cells = [0, ...done.map(({ cell }) => cell)];
    const most = Math.max(2, ...cells.map(Math.abs));
    [chart.y.min, chart.y.max] = [-Math.ceil(most), Math.ceil(most)];
    chart.axes();
    const { context } = chart;
    // Candidates of the future are faint: the reader plans with them.
    INPUTS.forEach((x, t) => {
      const candidate = Math.tanh(x);
      context.globalAlpha = t < done.length ? 1 : 0.35;
      chart.mark(1, chart.left(t + 1), chart.top(candidate), 3.6, orange, orange);
      context.globalAlpha = 1;
    });
    chart.curve([0, ...steps], cells, ink);
    cells.forEach((cell, t) => chart.mark(0, chart.left(t), chart.top(cell), 3.4, ink, ink));
    context.fillStyle = green;
    done.forEach(({ shown }, t) => {
      context.fillRect(
        chart.left(t + 1) - 5,
        chart.top(Math.max(shown, 0)),
        10,
        Math.abs(chart.top(shown) - chart.top(0)) + 1,
      );
    });
    chart.describe(
      `Cell state after ${done.length} steps: ${cells.map((cell) => fixed(cell, 2)).join(", ")}`,
    );
  }

  function drawGates() {
    const { context } = strips;
    strips.clear();
    const [left, height] = [78, 46];
    const cell = (WIDTH - left - 6) / INPUTS.length;
    GATES.forEach(({ name, label, color }, row) => {
      const base = 62 + row * 72;
      strips.text(label, 4, base - height / 2, { align: "left" });
      for (let t = 0; t < INPUTS.length; t++) {
        const open = t < done.length ? done[t].gates[name] : t === done.length ? gates()[name] : 0;
        context.globalAlpha = t < done.length ? 1 : 0.4;
        context.fillStyle = frame.color(color);
        context.fillRect(left + t * cell + 2, base - open * height, cell - 4, open * height);
        context.globalAlpha = 1;
        context.lineWidth = t === done.length ? 2 : 1;
        context.strokeStyle = frame.color(t === done.length ? "ink" : "edge");
        context.strokeRect(left + t * cell + 2, base - height, cell - 4, height);
      }
    });
    for (let t = 0; t < INPUTS.length; t++) {
      strips.text(String(t + 1), left + (t + 0.5) * cell, HEIGHT - 22, { size: 11.5 });
    }
    strips.text("step", left + (WIDTH - left) / 2, HEIGHT - 7);
    strips.describe(
      "Gates so far, as forget, input, output: " +
        (done.length === 0
          ? "none"
          : done
              .map(
                ({ gates: g }) =>
                  `${fixed(g.forget, 2)}, ${fixed(g.input, 2)}, ${fixed(g.output, 2)}`,
              )
              .join("; ")),
    );
  }

  function say() {
    const at = done.length;
    if (at === 0) {
      frame.say(false, "The cell is empty, c = 0.", describeNext());
      return;
    }
    const { cell, shown, candidate, gates: g } = done[at - 1];
    const before = done[at - 2]?.cell ?? 0;
    const factor = (value: number) => (value < 0 ? `(${fixed(value, 2)})` : fixed(value, 2));
    const lines = [
      `Step ${at}: c = f · c + i · g = ${fixed(g.forget, 2)} · ${factor(before)} + ` +
        `${fixed(g.input, 2)} · ${factor(candidate)} = ${fixed(cell, 2)}`,
      `h = o · tanh(c) = ${fixed(g.output, 2)} · ${factor(Math.tanh(cell))} = ${fixed(shown, 2)}`,
    ];
    lines.push(at < INPUTS.length ? describeNext() : describeEnd(cell));
    frame.say(runner.running, ...lines);
  }

  function describeNext(): string {
    const candidate = fixed(Math.tanh(INPUTS[done.length]), 2);
    return `Step ${done.length + 1} brings the candidate g = ${candidate}.`;
  }

  function describeEnd(cell: number): string {
    const kept = done.slice(1).reduce((product, { gates: g }) => product * g.forget, 1);
    const share = `Of what was written in step 1, the forget gates left ${fixed(100 * kept, 1)} %.`;
    const first = Math.tanh(INPUTS[0]);
    const quiet = done.slice(0, -1).every(({ shown }) => Math.abs(shown) < 0.01);
    const solved =
      quiet && Math.abs(cell - first) < 0.05 && Math.abs(state().shown - Math.tanh(first)) < 0.05;
    return solved
      ? `${share} Solved: kept for ${INPUTS.length - 1} steps and shown at the end.`
      : share;
  }

  const runner = new Runner(step, draw, 200);
  const wishes = WISHES.map(([name, wish]) =>
    button(name, () => {
      for (const gate of GATES) sliders[gate.name].value = wish[gate.name];
      draw();
    }),
  );
  frame.stages.append(chart.element, strips.element);
  frame.stages.before(
    h(
      "p",
      { class: "pt-legend" },
      h("span", {}, "● cell state c"),
      h("span", { class: "pt-key-orange" }, "▲ candidate g"),
      h("span", { class: "pt-key-green" }, "■ output h"),
    ),
  );
  frame.addControls(...GATES.map(({ name }) => sliders[name].element));
  frame.addControls(h("span", { class: "pt-label" }, "Set the gates to"), ...wishes);
  frame.addControls(
    button("Next step", () => {
      runner.stop();
      step();
      draw();
    }),
    button("Step back", () => {
      runner.stop();
      done.pop();
      draw();
    }),
    runner.button,
    button("Reset", () => {
      runner.stop();
      done = [];
      draw();
    }),
  );
  frame.onThemeChange(draw);
  draw();
}
