/** What every thing has around it: a task, stages, controls, a sentence on its state, a caption. */
import { h } from "./dom";

export interface Description {
  /** What it is, for screen readers. */
  label: string;
  task: string;
  caption: string;
}

export type Color = "blue" | "orange" | "green" | "ink" | "soft" | "edge" | "card";

export type Rgb = [number, number, number];

export class Frame {
  readonly stages = h("div", { class: "pt-stages" });
  readonly controls = h("div", { class: "pt-controls" });
  private readonly state = h("p", { class: "pt-state", role: "status" });
  private readonly figure: HTMLElement;

  constructor(place: HTMLElement, { label, task, caption }: Description) {
    this.figure = h(
      "figure",
      { class: "pt", "aria-label": label },
      h("p", { class: "pt-task" }, task),
      this.stages,
      this.state,
      this.controls,
      h("figcaption", { class: "pt-caption" }, caption),
    );
    // The still picture and its sentence are what is printed.
    const still = h("div", { class: "pt-still" }, ...place.childNodes);
    place.append(this.figure, still);
  }

  /** Put controls that belong together into one row. */
  addControls(...controls: HTMLElement[]): void {
    this.controls.append(h("div", { class: "pt-row" }, ...controls));
  }

  /**
   * Say the state in words, one line for each string.
   *
   * While a thing runs, and when the page opens, the words change in sight only: a screen reader
   * would never end, or begin unasked.
   */
  say(running: boolean, ...lines: string[]): void {
    const quiet = running || !this.state.hasChildNodes();
    this.state.setAttribute("aria-live", quiet ? "off" : "polite");
    this.state.replaceChildren(...lines.map((line) => h("span", {}, line)));
  }

  /** The colours of the page's present theme, as #rrggbb. */
  color(name: Color): string {
    return getComputedStyle(this.figure).getPropertyValue(`--pt-${name}`).trim();
  }

  /** The same as red, green and blue, to be mixed. */
  rgb(name: Color): Rgb {
    const color = this.color(name);
    return [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16)) as Rgb;
  }

  /** Draw anew when the page changes between light and dark. */
  onThemeChange(draw: () => void): void {
    const observer = new MutationObserver(draw);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }
}

/** Mix two colours: share 0 gives the first one, 1 the second. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [0, 1, 2].map((i) => Math.round(from[i] + share * (to[i] - from[i]))) as Rgb;
}
