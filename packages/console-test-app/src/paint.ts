import { styleText } from 'node:util';

/** What a piece of text is, for its colour. */
const styles = {
  title: ['bold'],
  name: ['cyan'],
  quiet: ['dim'],
  good: ['green'],
  bad: ['red'],
  notable: ['yellow'],
  arrow: ['magenta'],
  text: ['green'],
} as const;

export type Paint = (style: keyof typeof styles, text: string) => string;

/** Colours for a terminal; none for files and pipes, and as NO_COLOR and FORCE_COLOR say. */
export function createPaint(stream: NodeJS.WritableStream): Paint {
  return (style, text) => styleText([...styles[style]], text, { stream });
}
