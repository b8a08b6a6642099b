/** Letters that are written from right to left, and marks that turn the direction of what follows. */
const turning =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** A value within a sentence: what turns its direction ends with it, by the marks of Unicode that isolate a text. */
export function isolated(value: string): string {
  return turning.test(value) ? `\u2068${value}\u2069` : value;
}
