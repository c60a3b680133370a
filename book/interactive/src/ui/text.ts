/** Numbers as the book prints them. */

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** With a fixed number of decimals and a real minus sign. */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  // No minus before a number that is rounded to 0.
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
}

/** With a sign in any case. */
export function signed(value: number, decimals: number): string {
  return (value < 0 ? "" : "+") + fixed(value, decimals);
}

export function power(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]);
  return `10${exponent < 0 ? "⁻" : ""}${digits.join("")}`;
}

/** Two digits, as a power of ten where the number is very small or large. */
export function short(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 0.01 && size < 1000) return fixed(value, size < 10 ? 2 : 0);
  let exponent = Math.floor(Math.log10(size));
  let digit = Math.round(value / 10 ** exponent);
  if (Math.abs(digit) === 10) [digit, exponent] = [digit / 10, exponent + 1];
  // Not to be broken between two lines.
  return `${fixed(digit, 0)}\u00a0·\u00a0${power(exponent)}`;
}

export function percent(share: number): string {
  return `${fixed(100 * share, 0)} %`;
}

export function pair(values: ArrayLike<number>, decimals: number): string {
  return `(${fixed(values[0], decimals)}, ${fixed(values[1], decimals)})`;
}
