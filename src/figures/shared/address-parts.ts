/** What the parts of an address come to: each gives null where the text makes no sense, and the figure its usual value. */

export function oneOf<Value>(known: readonly Value[]): (value: unknown) => Value | null {
  return (value) => known.find((each) => each === value) ?? null;
}

/** A plain decimal number: nothing that only `Number` would take for one. */
export function decimalNumber(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,6}(?:\.\d{1,6})?$/.test(text) ? Number(text) : null;
}

export function wholeNumber(text: string): number | null {
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** What was not understood, as it is said to the reader. */
export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** A number as an address has it. */
export function rounded(value: number): string {
  return String(Number(value.toFixed(3)));
}
