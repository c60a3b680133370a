/** Rosenblatt's rule, one point at a time; points and line can be moved. */
import { perceptronStep, Point, Step, Unit } from "../math/perceptron";
import { setKeys } from "../ui/canvas";
import { button, h, setAttributes, svg } from "../ui/dom";
import { Frame } from "../ui/frame";
import { Runner } from "../ui/runner";
import { fixed, pair, signed } from "../ui/text";

type Place = [number, number];
/** A name and what stands beside it, one line of the working of a step. */
type Row = [string, string];

const WIDTH = 340;
const HEIGHT = 300;
/** Pixels for each unit of the plane, whose origin is in the middle. */
const SCALE = 60;
/** How far from the middle a point or a handle may go, in units. */
const REACH: Place = [2.5, 2.2];
/** After so many corrections Run stops; the next press goes on. */
const PATIENCE = 200;

const START_POINTS: Point[] = [
  { x: [-1.6, 0.4], target: -1 },
  { x: [0.8, 1.4], target: 1 },
  { x: [-0.8, -1.2], target: -1 },
  { x: [1.9, 0.2], target: 1 },
  { x: [0.3, -0.7], target: -1 },
  { x: [-0.4, 1.8], target: 1 },
  { x: [-2.0, -0.6], target: -1 },
  { x: [1.4, -0.9], target: 1 },
];
/** What stands where no point has been shown yet. */
const RULE: Row[] = [
  ["Point", "x, with its target t"],
  ["Score", "w · x + b"],
  ["Answer", "y = +1 where the score is at least 0, otherwise −1"],
  ["Error", "(t − y) / 2"],
  ["Rule", "w ← w + error · x, b ← b + error"],
];
const START_UNIT: Unit = { w: [-0.6, 0.9], b: 0.4 };

const left = (x: number) => WIDTH / 2 + SCALE * x;
const top = (y: number) => HEIGHT / 2 - SCALE * y;
const bound = (value: number, limit: number) => Math.min(Math.max(value, -limit), limit);
const tenths = (value: number) => Math.round(10 * value) / 10;
const hundredths = (value: number) => Math.round(100 * value) / 100;

/** Two places on the line, a third of its visible part apart; none if it is out of sight. */
function findHandles({ w, b }: Unit): [Place, Place] | null {
  const size = Math.hypot(...w);
  if (size < 1e-9) return null;
  const normal: Place = [w[0] / size, w[1] / size];
  const along: Place = [normal[1], -normal[0]];
  const foot: Place = [(-b / size) * normal[0], (-b / size) * normal[1]];
  let [from, to] = [-Infinity, Infinity];
  for (const axis of [0, 1]) {
    if (Math.abs(along[axis]) < 1e-9) {
      if (Math.abs(foot[axis]) > REACH[axis]) return null;
      continue;
    }
    const ends = [-REACH[axis], REACH[axis]].map((end) => (end - foot[axis]) / along[axis]);
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  }
  if (from > to) return null;
  const at = (share: number): Place => {
    const way = from + share * (to - from);
    return [foot[0] + way * along[0], foot[1] + way * along[1]];
  };
  return [at(0.2), at(0.8)];
}

export function perceptron(place: HTMLElement): void {
  const frame = new Frame(place, {
    label: "A perceptron to play with",
    task:
      "Press Run until the line has settled. Then drag one point across the line: " +
      "how many corrections does it take to settle again?",
    caption:
      "Triangles have the target +1, circles −1; the tinted side is where the unit answers +1. " +
      "The dashed line is the one before the last correction. Points, and the line by its two " +
      "squares, can be dragged, or chosen with Tab and moved with the arrow keys. Enter turns a " +
      "point into one of the other class.",
  });

  let points: Point[];
  let unit: Unit;
  let before: Unit | null;
  let handles: [Place, Place] | null;
  /** The point that is shown next, and the one that was shown last. */
  let next: number;
  let last: { index: number; step: Step; unit: Unit } | null;
  let corrections: number;
  /** How many points in a row were right. */
  let right: number;

  const clip = svg("clipPath", { id: "pt-perceptron-plane" });
  clip.append(svg("rect", { x: 0.5, y: 0.5, width: WIDTH - 1, height: HEIGHT - 1, rx: 6 }));
  const side = svg("rect", { x: -1000, y: -1000, width: 2000, height: 1000, class: "pt-yes" });
  const old = svg("line", { class: "pt-old-line" });
  const line = svg("line", { class: "pt-line" });
  const ring = svg("circle", { r: 16, class: "pt-ring" });
  const axes = svg("path", { d: `M0 ${top(0)}H${WIDTH}M${left(0)} 0V${HEIGHT}`, class: "pt-axis" });
  const plane = svg("g", { "clip-path": "url(#pt-perceptron-plane)" }, side, axes, old, line, ring);
  const border = svg("rect", {
    x: 0.5,
    y: 0.5,
    width: WIDTH - 1,
    height: HEIGHT - 1,
    rx: 6,
    class: "pt-border",
  });
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": "Points and line" },
    clip,
    plane,
    border,
  );

  /** A group that can be dragged and moved by the arrow keys, in tenths of a unit. */
  function makeMovable(...shapes: SVGElement[]) {
    // The unseen circle makes it large enough for a finger.
    const reach = svg("circle", { r: 21, fill: "transparent" });
    const group = svg("g", { tabindex: 0, role: "button", class: "pt-movable" }, reach, ...shapes);
    picture.append(group);
    return group;
  }

  function onMove(group: SVGGElement, place: () => Place, move: (to: Place) => void) {
    setKeys(group, (rightwards, down) => {
      const [x, y] = place();
      move([x + 0.1 * rightwards, y - 0.1 * down]);
    });
    group.addEventListener("pointerdown", (event) => {
      group.setPointerCapture(event.pointerId);
    });
    group.addEventListener("pointermove", (event) => {
      if (!group.hasPointerCapture(event.pointerId)) return;
      const box = picture.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * WIDTH;
      const y = ((event.clientY - box.top) / box.height) * HEIGHT;
      move([(x - WIDTH / 2) / SCALE, (HEIGHT / 2 - y) / SCALE]);
    });
  }

  const handleGroups = [0, 1].map((end) => {
    const group = makeMovable(
      svg("rect", { x: -6, y: -6, width: 12, height: 12, class: "pt-handle" }),
    );
    const move = ([x, y]: Place) => {
      const other = handles![1 - end];
      const to: Place = [bound(x, REACH[0]), bound(y, REACH[1])];
      if (Math.hypot(to[0] - other[0], to[1] - other[1]) < 0.4) return;
      handles![end] = to;
      turnLine();
    };
    onMove(group, () => handles![end], move);
    return group;
  });

  const pointGroups = START_POINTS.map((_, index) => {
    const shape = svg("path");
    const number = svg("text", { "text-anchor": "middle", dy: "0.36em" }, String(index + 1));
    const group = makeMovable(shape, number);
    const move = ([x, y]: Place) => {
      points[index].x = [tenths(bound(x, REACH[0])), tenths(bound(y, REACH[1]))];
      startAgain();
    };
    onMove(group, () => points[index].x, move);
    group.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      points[index].target = points[index].target === 1 ? -1 : 1;
      startAgain();
    });
    return group;
  });

  /** The line goes through both handles and keeps the length of w and its yes side. */
  function turnLine() {
    const [[x0, y0], [x1, y1]] = handles!;
    const [dx, dy] = [x1 - x0, y1 - y0];
    const factor = Math.hypot(...unit.w) / Math.hypot(dx, dy);
    const w: Place = [hundredths(-dy * factor), hundredths(dx * factor)];
    unit = { w, b: hundredths(-(w[0] * x0 + w[1] * y0)) };
    startAgain();
  }

  /** After a change by hand all points have to be looked at again. */
  function startAgain() {
    runner.stop();
    [before, last, right, corrections] = [null, null, 0, 0];
    draw();
  }

  function reset() {
    runner.stop();
    points = START_POINTS.map(({ x, target }) => ({ x: [...x], target }));
    unit = START_UNIT;
    handles = findHandles(unit);
    next = 0;
    startAgain();
  }

  function step(): boolean {
    const done = perceptronStep(unit, points[next]);
    last = { index: next, step: done, unit };
    next = (next + 1) % points.length;
    if (done.error === 0) {
      right += 1;
    } else {
      right = 0;
      corrections += 1;
      before = unit;
      const [w0, w1] = done.after.w;
      unit = { w: [hundredths(w0), hundredths(w1)], b: hundredths(done.after.b) };
      handles = findHandles(unit);
    }
    return right < points.length && (done.error === 0 || corrections % PATIENCE !== 0);
  }

  function drawLine(element: SVGLineElement, drawn: Unit | null) {
    const ends = drawn && findHandles(drawn);
    setAttributes(element, { visibility: ends ? "visible" : "hidden" });
    if (!ends) return;
    const [[x0, y0], [x1, y1]] = ends;
    const [dx, dy] = [x1 - x0, y1 - y0];
    setAttributes(element, {
      x1: left(x0 - 9 * dx),
      y1: top(y0 - 9 * dy),
      x2: left(x1 + 9 * dx),
      y2: top(y1 + 9 * dy),
    });
  }

  function drawSide() {
    const size = Math.hypot(...unit.w);
    if (size < 1e-9) {
      // Without weights the bias alone decides, for all points alike.
      setAttributes(side, { transform: `translate(0 ${unit.b >= 0 ? 1000 : -2000})` });
      return;
    }
    const way = -unit.b / size ** 2;
    const angle = (Math.atan2(unit.w[0], unit.w[1]) * 180) / Math.PI;
    const [x, y] = [left(way * unit.w[0]), top(way * unit.w[1])];
    setAttributes(side, { transform: `translate(${x} ${y}) rotate(${angle})` });
  }

  function draw() {
    drawSide();
    drawLine(line, unit);
    drawLine(old, before);
    handleGroups.forEach((group, end) => {
      setAttributes(group, { visibility: handles ? "visible" : "hidden" });
      if (!handles) return;
      const [x, y] = handles[end];
      setAttributes(group, {
        transform: `translate(${left(x)} ${top(y)})`,
        "aria-label": `Square ${end + 1} of the line at ${pair([x, y], 1)}: move it with the arrow keys`,
      });
    });
    pointGroups.forEach((group, index) => {
      const { x, target } = points[index];
      setAttributes(group, {
        transform: `translate(${left(x[0])} ${top(x[1])})`,
        "aria-label":
          `Point ${index + 1}, target ${signed(target, 0)}, at ${pair(x, 1)}: ` +
          "move it with the arrow keys, Enter changes its class",
      });
      const yes = target === 1;
      setAttributes(group.querySelector("path")!, {
        d: yes ? "M0 -14L13 9H-13z" : "M-10.5 0a10.5 10.5 0 1 1 21 0a10.5 10.5 0 1 1 -21 0",
        class: yes ? "pt-plus" : "pt-minus",
      });
      setAttributes(group.querySelector("text")!, { dy: yes ? "0.5em" : "0.36em" });
    });
    setAttributes(ring, { visibility: last ? "visible" : "hidden" });
    if (last) {
      const { x } = points[last.index];
      setAttributes(ring, { cx: left(x[0]), cy: top(x[1]) });
    }
    say();
  }

  function say() {
    const numbers = `w = ${pair(unit.w, 2)}, b = ${fixed(unit.b, 2)}`;
    const count = `${corrections} correction${corrections === 1 ? "" : "s"} so far`;
    const rows = last ? describeStep(last.index, last.step, last.unit) : RULE;
    table.replaceChildren(
      ...rows.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)]),
    );
    if (right >= points.length) {
      const sum = corrections === 1 ? "1 correction" : `${corrections} corrections`;
      frame.say(
        runner.running,
        `Settled after ${sum}: all ${points.length} points are right.`,
        numbers,
      );
    } else if (corrections >= PATIENCE && !runner.running) {
      frame.say(
        false,
        `Not settled after ${corrections} corrections. Perhaps no line separates these points.`,
        numbers,
      );
    } else if (last) {
      frame.say(runner.running, `${count}. Next is point ${next + 1}.`, numbers);
    } else {
      frame.say(false, `Next step shows point ${next + 1} to the unit.`, numbers);
    }
  }

  function describeStep(index: number, { score, answer, error }: Step, shown: Unit): Row[] {
    const { x, target } = points[index];
    const [w0, w1] = shown.w.map((value) => fixed(value, 2));
    const b = shown.b < 0 ? `− ${fixed(-shown.b, 2)}` : `+ ${fixed(shown.b, 2)}`;
    const [x0, x1] = x.map((value) => (value < 0 ? `(${fixed(value, 1)})` : fixed(value, 1)));
    const rows: Row[] = [
      [`Point ${index + 1}`, `x = ${pair(x, 1)}, target t = ${signed(target, 0)}`],
      ["Score", `w · x + b = ${w0} · ${x0} + ${w1} · ${x1} ${b} = ${fixed(score, 2)}`],
      [
        "Answer",
        `y = ${signed(answer, 0)}, since the score is ${score >= 0 ? "at least 0" : "below 0"}`,
      ],
      ["Error", `(t − y) / 2 = ${error === 0 ? "0: right, nothing changes" : signed(error, 0)}`],
    ];
    if (error !== 0) {
      const sign = error > 0 ? "+" : "−";
      rows.push([
        "Rule",
        `w ← ${pair(shown.w, 2)} ${sign} ${pair(x, 1)} = ${pair(unit.w, 2)}, ` +
          `b ← ${fixed(shown.b, 2)} ${sign} 1 = ${fixed(unit.b, 2)}`,
      ]);
    }
    return rows;
  }

  const table = h("dl", { class: "pt-numbers" });
  const runner = new Runner(step, draw, 150);
  const stepButton = button("Next step", () => {
    runner.stop();
    step();
    draw();
  });
  frame.stages.append(picture, table);
  frame.addControls(stepButton, runner.button, button("Reset", reset));
  // Without a click handler a tap on a point must not scroll or select.
  picture.addEventListener("pointerdown", (event) => {
    if ((event.target as Element).closest(".pt-movable")) event.preventDefault();
  });
  for (const group of [...pointGroups, ...handleGroups]) {
    group.addEventListener("pointerdown", () => group.focus({ preventScroll: true }));
  }
  reset();
}
