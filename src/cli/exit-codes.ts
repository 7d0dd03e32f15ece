import type { ErrorCode } from '../core/errors.js';

/** What a process that was interrupted ends with: 128 and the number of SIGINT. */
export const EXIT_INTERRUPTED = 130;

/** The exit codes of every command: a contract with scripts. */
export const EXIT_CODES = [
  { exit: 0, name: 'ok', meaning: 'done' },
  { exit: 1, name: 'internal', meaning: 'a bug of shardcast; please report it' },
  {
    exit: 2,
    name: 'usage',
    meaning: 'the arguments, the configuration or the input can never succeed as they are',
  },
  { exit: 3, name: 'precondition', meaning: 'a precondition does not hold: nothing was changed' },
  { exit: 4, name: 'notFound', meaning: 'no such shard, record, revision or tool' },
  {
    exit: 5,
    name: 'unavailable',
    meaning: 'a server or disk is not available in time; trying again later may help',
  },
  { exit: 6, name: 'differs', meaning: 'verification failed: data or histories differ' },
  {
    exit: 7,
    name: 'incomplete',
    meaning: 'published, but not all agents had it in OPA before --wait-timeout',
  },
  { exit: 8, name: 'sink', meaning: 'OPA refused what it was given' },
  {
    exit: 9,
    name: 'denied',
    meaning: 'the token or certificate is missing, does not hold, or does not allow this',
  },
  { exit: EXIT_INTERRUPTED, name: 'interrupted', meaning: 'interrupted by a signal' },
] as const;

export type ExitName = (typeof EXIT_CODES)[number]['name'];

const NAMES: Readonly<Record<ErrorCode, ExitName>> = {
  INTERNAL: 'internal',
  INVALID_ARGUMENT: 'usage',
  LIMIT_EXCEEDED: 'usage',
  MALFORMED: 'usage',
  KEY_LENGTH: 'usage',
  PRECONDITION_FAILED: 'precondition',
  ALREADY_EXISTS: 'precondition',
  CONFLICT: 'precondition',
  WRONG_EPOCH: 'precondition',
  UNAUTHENTICATED: 'denied',
  PERMISSION_DENIED: 'denied',
  NOT_FOUND: 'notFound',
  TRIMMED: 'notFound',
  UNAVAILABLE: 'unavailable',
  RATE_EXCEEDED: 'unavailable',
  DEADLINE_EXCEEDED: 'unavailable',
  SLOW_CONSUMER: 'unavailable',
  MOVED: 'unavailable',
  DISK_FULL: 'unavailable',
  SINK_UNAVAILABLE: 'unavailable',
  VERSION_UNSUPPORTED: 'unavailable',
  FORK: 'differs',
  GAP: 'differs',
  CORRUPT: 'differs',
  SINK_REFUSED: 'sink',
  SINK_TAKEN: 'sink',
  SINK_UNSUPPORTED: 'sink',
  CANCELLED: 'interrupted',
};

export function exitCode(name: ExitName): number {
  const row = EXIT_CODES.find((candidate) => candidate.name === name);
  return row?.exit ?? 1;
}

export function exitCodeOf(code: ErrorCode): number {
  return exitCode(NAMES[code]);
}

/** The error codes that end with an exit code, for the reference. */
export function errorCodesOf(name: ExitName): ErrorCode[] {
  return (Object.keys(NAMES) as ErrorCode[]).filter((code) => NAMES[code] === name);
}
