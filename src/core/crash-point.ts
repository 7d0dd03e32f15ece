/**
 * Places where a test kills the process, as kill -9 would, to prove that nothing acknowledged is lost and nothing is done
 * twice. Each is reached in the course of ordinary work; without SHARDCAST_CRASH_POINT in the environment they do nothing.
 */
export const CRASH_POINTS = [
  'append:before-write', // relay: a publish is checked, nothing is written
  'append:written', // relay: handed to LMDB, not known to be on disk
  'append:committed', // relay: on disk, not acknowledged, not sent to agents
  'replicate:appended', // relay of a mesh: in the log, not in its own store, not acknowledged
  'cut:chunks-written', // new chunks are stored, no manifest names them
  'cut:committed', // the manifest is stored, the old tail not yet trimmed
  'trim:head-written', // the oldest revision has moved, the tail below is still there
  'collect:first-removed', // some dead chunks are gone, some are not
  'import:staged', // a batch is on disk, not acknowledged
  'import:built', // chunks of the import are stored, nothing names them
  'import:merged', // merged with the shard, not committed
  'import:committed', // history, but the staged batches are still there
  'bootstrap:first-chunks', // agent: some chunks are on disk
  'bootstrap:all-chunks', // agent: all are, the manifest is not installed
  'bootstrap:installed', // agent: the replica has it, OPA does not
  'apply:applied', // agent: in memory and handed to LMDB, OPA does not have it
  'sink:before-write', // agent: planned, not sent
  'sink:sent', // agent: on its way: OPA may or may not have done it
  'sink:written', // agent: OPA did it, the agent does not know yet
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

const [armed, passes = '0'] = (process.env.SHARDCAST_CRASH_POINT ?? '').split('@');
let passesLeft = Number(passes);

/** Dies here if the environment says so: SHARDCAST_CRASH_POINT=point, or point@N to let it pass N times first. */
export function crashPoint(point: CrashPoint): void {
  if (armed !== point) return;
  if (passesLeft-- > 0) return;
  process.kill(process.pid, 'SIGKILL');
}
