/** What this browser has kept under a key: something, nothing, or a sentence that says why there is none. */
export interface Kept<T> {
  result: T | null;
  problem: string | null;
}

/** What is kept, and how to speak of it. */
export interface Keeping<T> {
  key: string;
  /** "result", "score": stands after "your". */
  noun: string;
  /** What the text says, or null where it says nothing that can be used. */
  read: (text: string) => T | null;
}

/** Reads what the last visit left. Never throws: what cannot be read is said. */
export function readKept<T>({ key, noun, read }: Keeping<T>): Kept<T> {
  let text: string | null;
  try {
    text = localStorage.getItem(key);
  } catch {
    return { result: null, problem: `This browser keeps nothing for this site, so a ${noun} is gone when you leave.` };
  }
  if (text === null) return { result: null, problem: null };
  const result = read(text);
  return result !== null
    ? { result, problem: null }
    : {
        result: null,
        problem: `What this browser kept of your last ${noun} cannot be read. A new one will take its place.`,
      };
}

/** Keeps a text. The sentence says why it could not. */
export function keepText({ key, noun }: Pick<Keeping<unknown>, 'key' | 'noun'>, text: string): string | null {
  try {
    localStorage.setItem(key, text);
    return null;
  } catch {
    return `This browser keeps nothing for this site, so your ${noun} is gone when you leave.`;
  }
}
