import type { Slope } from './slope.ts';

export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

/** A slope of bytes with its standard error. */
export function kibibytes({ rate, error }: Slope): string {
  return `${(rate / 1024).toFixed(1)} ± ${(error / 1024).toFixed(1)} KiB`;
}
