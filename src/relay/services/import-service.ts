import { checkPublisher } from '../../auth/authority.js';
import type { Need } from '../../auth/need.js';
import { pause, systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import { checkShardName } from '../../shard/limits.js';
import type { ImportPart } from '../../wire/import-codec.js';
import { importService } from '../../wire/services.js';
import type { shardcast } from '../../wire/wire.js';
import type { Allowance } from '../allowance.js';
import { BULK, clientStream, type Registration, unary } from '../calls.js';
import { checkOwned } from '../redirect.js';
import type { Routing } from '../routing.js';

export interface ImportResult {
  readonly token: string;
  readonly revision: number;
  readonly records: number;
  /** This import was finished before; this is its first answer. */
  readonly repeated: boolean;
}

/** One import that is being received, its batches in order. */
export interface ImportSession {
  /** Stores an encoded ImportRecords; resolves when the next may come. One that was stored before is skipped. */
  records(sequence: number, batch: Buffer): Promise<void>;
  finish(sequence: number): Promise<ImportResult>;
}

export interface Importing {
  begin(begin: shardcast.v1.ImportBegin): ImportSession;
  /** `sequence`: stored durably up to here, 0: unknown; `token`: '' until it is finished. */
  progress(shard: string, importId: string): { readonly sequence: number; readonly token: string };
}

/** `routing` undefined: this relay is alone. Else imports are the owner's; one that began here may end here. */
export function importRegistrations(importing: Importing, routing?: Routing): Registration[] {
  const check = (shard: string, importId: string) => {
    checkShardName(shard);
    const isKept = routing?.servesShard(shard) === true && importing.progress(shard, importId).sequence > 0;
    if (!isKept) checkOwned(routing, shard);
  };
  return [
    clientStream(
      importService.import,
      begun,
      async (parts, { signal, caller, audit }) => {
        const checkBegin: BeginCheck = ({ shard, importId, publisher }) => {
          audit.begun('import', shard ?? '');
          checkPublisher(caller.authority, publisher ?? '');
          check(shard ?? '', importId ?? '');
        };
        const paced = (bytes: number) => pacedBy(caller.allowance, bytes, signal);
        const { token, revision, records, repeated } = await receive(importing, parts, paced, checkBegin);
        audit.note({ first: revision, last: revision, records, repeated });
        return { token, revision, records, repeatedImport: repeated };
      },
      BULK,
    ),
    unary(
      importService.importStatus,
      ({ shard }) => ({ action: 'import', shard }),
      ({ shard, importId }) => {
        check(shard, importId);
        return importing.progress(shard, importId);
      },
    ),
  ];
}

/** Waits until so much more may come of this caller. */
async function pacedBy(allowance: Allowance, bytes: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const waitMs = bytes === 0 ? 0 : allowance.importMs(bytes);
  if (waitMs > 0) await pause(systemClock, waitMs, signal);
}

/** Throws what stands in the way of an import, when it begins and when it ends. */
type BeginCheck = (begin: shardcast.v1.ImportBegin.$Properties) => void;

/** What follows belongs to what was begun. */
function begun(part: ImportPart): Need | undefined {
  return part.kind === 'begin' ? { action: 'import', shard: part.begin.shard } : undefined;
}

async function receive(
  importing: Importing,
  parts: AsyncIterable<ImportPart>,
  paced: (bytes: number) => Promise<void>,
  check: BeginCheck,
): Promise<ImportResult> {
  let session: ImportSession | undefined;
  let begun: shardcast.v1.ImportBegin | undefined;
  for await (const part of parts) {
    await paced(part.kind === 'records' ? part.batch.length : 0);
    if (part.kind === 'begin') {
      if (session !== undefined) throw outOfTurn('a second begin');
      begun = part.begin;
      check(begun);
      session = importing.begin(begun);
    } else if (session === undefined || begun === undefined) {
      throw outOfTurn(`${part.kind} before begin`);
    } else if (part.kind === 'records') {
      await session.records(part.sequence, part.batch);
    } else {
      check(begun); // the shard may have moved meanwhile
      return await session.finish(part.sequence);
    }
  }
  throw outOfTurn('the stream ended before finish');
}

function outOfTurn(what: string): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `an import is begin, records, finish: ${what}`);
}
