export interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

/** Of samples in milliseconds: the smallest that so many hundredths do not exceed. */
export function quantiles(samples: readonly number[]): Quantiles {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (hundredths: number) => sorted[Math.ceil((sorted.length * hundredths) / 100) - 1] ?? 0;
  return { p50: at(50), p99: at(99) };
}
