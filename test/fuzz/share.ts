import { appendFileSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** What the suite does of each kind. `npm run fuzz` does more, by FUZZ_AMOUNTS. */
const IN_SUITE = {
  /** Over all decoders. */
  frames: 40_000,
  /** Bodies of gRPC calls to a relay. */
  bodies: 1_500,
  /** Connections that begin like a client's, to its gRPC port. */
  connections: 400,
  /** Of HTTP, half to a relay and half to an agent. */
  requests: 400,
  /** Stores whose pages are walked. */
  stores: 150,
  /** Stores that a relay is started on; each takes about a second. */
  starts: 6,
};
export type FuzzKind = keyof typeof IN_SUITE;

/** A whole kind, in milliseconds: a bound for a hang. */
export const FUZZ_TIMEOUT_MS = process.env.FUZZ_AMOUNTS === undefined ? 240_000 : 1_800_000;
/** Resident memory of a process at its peak: a test with the relay and agent in it, or a relay by itself. Bytes. */
export const MEMORY_MAX = 768 * 1024 * 1024;

export function amount(kind: FuzzKind): number {
  const given = JSON.parse(process.env.FUZZ_AMOUNTS ?? '{}') as Partial<Record<FuzzKind, number>>;
  return given[kind] ?? IN_SUITE[kind];
}

/** Since this process began. Bytes. */
export function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}

export interface FuzzReport {
  readonly kind: string;
  readonly frames: number;
  /** How they ended, or which they were. */
  readonly counts: Readonly<Record<string, number>>;
  readonly peakBytes: number;
  readonly wrong: readonly string[];
}

const trailFile = process.env.FUZZ_TRAIL;
const trail = trailFile === undefined ? undefined : openSync(trailFile, 'w');

/** Leaves what comes next where `npm run fuzz` finds it when this process crashes or hangs. */
export function leave(name: string, bytes: Buffer): void {
  if (trail === undefined) return;
  const text = `${name}: ${bytes.toString('hex')}\n`;
  ftruncateSync(trail);
  writeSync(trail, text, 0);
}

/** Prints what came of a kind; `npm run fuzz` adds it up. */
export function tell(report: FuzzReport): void {
  if (trail !== undefined) ftruncateSync(trail);
  console.log(JSON.stringify({ ...report, wrong: report.wrong.length }));
  const file = process.env.FUZZ_REPORT;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ ...report, boundBytes: MEMORY_MAX })}\n`);
}

export class Counts {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  get all(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
