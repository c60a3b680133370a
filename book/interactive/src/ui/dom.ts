/** Elements and controls. All controls are those of the browser, each with a label. */

type Attributes = Record<string, string | number | boolean>;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

/** False leaves an attribute out, true sets it without a value. */
export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

export function button(text: string, onPress: () => void): HTMLButtonElement {
  const element = h("button", { type: "button" }, text);
  element.addEventListener("click", onPress);
  return element;
}

let labelled = 0;

/** Put a label above a control, and what belongs to the label beside it. */
function addLabel(label: string, control: HTMLElement, beside: HTMLElement[] = []): HTMLElement {
  control.id = `pt-control-${(labelled += 1)}`;
  return h(
    "div",
    { class: "pt-control" },
    h("span", {}, h("label", { for: control.id }, label), " ", ...beside),
    control,
  );
}

export interface Control<T> {
  element: HTMLElement;
  value: T;
}

/** A list to choose from; each option is a value and the text that is shown. */
export function choice<T extends string>(
  label: string,
  options: readonly (readonly [T, string])[],
  initial: T,
  onChange: () => void,
): Control<T> {
  const list = h("select", {}, ...options.map(([value, text]) => h("option", { value }, text)));
  list.value = initial;
  list.addEventListener("change", onChange);
  return {
    element: addLabel(label, list),
    get value() {
      return list.value as T;
    },
    set value(value: T) {
      list.value = value;
    },
  };
}

/** A list of numbers to choose from, which are shown as they are written here. */
export function numberChoice(
  label: string,
  options: string[],
  initial: string,
  onChange: () => void,
): { element: HTMLElement; readonly value: number } {
  const texts = options.map((text) => [text, text] as const);
  const control = choice(label, texts, initial, onChange);
  return {
    element: control.element,
    get value() {
      return Number(control.value);
    },
  };
}

export interface Range {
  label: string;
  min: number;
  max: number;
  step: number;
  initial: number;
  /** Says the value, in sight and to a screen reader. */
  format: (value: number) => string;
  onInput: () => void;
}

export function slider(range: Range): Control<number> {
  const { label, min, max, step, initial, format, onInput } = range;
  const input = h("input", { type: "range", min, max, step, value: initial });
  // The slider says its value itself: a screen reader need not hear it twice.
  const shown = h("strong", { "aria-hidden": "true" });
  const show = () => {
    shown.textContent = format(Number(input.value));
    input.setAttribute("aria-valuetext", format(Number(input.value)));
  };
  input.addEventListener("input", () => {
    show();
    onInput();
  });
  show();
  return {
    element: addLabel(label, input, [shown]),
    get value() {
      return Number(input.value);
    },
    set value(value: number) {
      input.value = String(value);
      show();
    },
  };
}
