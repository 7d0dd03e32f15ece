import { once } from 'node:events';
import { chmodSync, existsSync, statSync } from 'node:fs';
import type { pino } from 'pino';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import { type Logger, silentLogger } from '../../core/log.js';
import type { AuditFigures } from './audit.js';
import type { AuditLine } from './audit-line.js';
import type { AuditDestination } from './audit-log.js';

/** Lines that wait while the disk takes none; beyond, the newest are lost, and counted. Bytes. */
const WAITING_BYTES_MAX = 32 * 1024 * 1024;
/** Lines that are handed over together; the destination's cost is by the piece. */
const PIECE_LINES_MAX = 512;
const WRITE_BYTES_MAX = 512 * 1024;
/** How long the end waits for the last lines. Milliseconds. */
const CLOSE_MS = 2_000;
const MODE = 0o600;
const STDOUT = 1;

type Destination = ReturnType<typeof pino.destination>;

/**
 * Lines of JSON, by pino, appended to a file that only its owner may read. Writing never waits and never fails: while the file cannot be
 * written lines are kept, up to a limit, and written later; what is lost is counted, and told in a line of its own.
 */
export class AuditFile implements AuditDestination {
  readonly #logger: Logger;
  readonly #destination: Destination;
  readonly #piece: Piece;
  readonly #lines: pino.Logger<never, boolean>;
  readonly #path: string | undefined;
  #written = 0;
  #lost = 0;
  #lostTold = 0;
  #isFailing = false;
  #isClosed = false;

  private constructor(
    path: string | undefined,
    destination: Destination,
    piece: Piece,
    lines: pino.Logger<never, boolean>,
    logger: Logger,
  ) {
    this.#path = path;
    this.#destination = destination;
    this.#piece = piece;
    this.#lines = lines;
    this.#logger = logger;
    destination.on('error', (failure: Error) => this.#failed(failure));
    destination.on('drop', (piece: string) => {
      this.#lost += piece.split('\n').length - 1;
    });
    destination.on('drain', () => this.#drained());
  }

  /** `path`: a file, made when it is missing; -: standard output. Throws INVALID_ARGUMENT for one that cannot be written. */
  static async open(path: string, logger: Logger = silentLogger): Promise<AuditFile> {
    const { pino } = await import('pino');
    const file = path === '-' ? undefined : path;
    if (file !== undefined) tighten(file, logger);
    const destination = pino.destination({
      dest: file ?? STDOUT,
      mode: MODE,
      sync: false,
      maxLength: WAITING_BYTES_MAX,
      maxWrite: WRITE_BYTES_MAX,
    });
    try {
      await once(destination, 'ready');
    } catch (cause) {
      const { message } = cause as Error;
      throw new ShardcastError('INVALID_ARGUMENT', `--audit-log ${path}: ${message}`, {
        cause,
        hint: 'Its folder must be there, and this user must be allowed to write in it.',
      });
    }
    const options = {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: () => ({ audit: 1 }) },
    };
    const piece = new Piece(destination);
    return new AuditFile(file, destination, piece, pino(options, piece), logger);
  }

  get figures(): AuditFigures {
    return { lines: this.#written, lost: this.#lost };
  }

  write(line: AuditLine): void {
    if (this.#isClosed) return;
    this.#written++;
    this.#lines.info(line);
  }

  /** The file was renamed: a new one is begun under its name. */
  reopen(): void {
    if (this.#path === undefined || this.#isClosed) return;
    try {
      tighten(this.#path, this.#logger);
    } catch (thrown) {
      this.#failed(toShardcastError(thrown));
    }
    this.#destination.reopen();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#piece.flush();
    const closed = new Promise<void>((resolve) => {
      this.#destination.once('close', resolve);
      this.#destination.once('error', () => resolve());
      setTimeout(resolve, CLOSE_MS).unref();
    });
    this.#destination.end();
    await closed;
    this.#destination.destroy();
  }

  #failed(failure: Error): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    this.#logger.error({ reason: failure.message }, 'the audit log cannot be written: its lines wait');
  }

  #drained(): void {
    if (!this.#isFailing) return;
    this.#isFailing = false;
    const lost = this.#lost - this.#lostTold;
    this.#lostTold = this.#lost;
    this.#logger.warn({ lost }, 'the audit log is written again');
    if (lost > 0) this.write({ what: 'lost', count: lost, outcome: 'failed' });
  }
}

/** Lines of one turn of the event loop, as pino writes them, on their way to the destination. */
class Piece {
  readonly #destination: Destination;
  #text = '';
  #lines = 0;

  constructor(destination: Destination) {
    this.#destination = destination;
  }

  write(line: string): void {
    if (this.#lines === 0) setImmediate(() => this.flush());
    this.#text += line;
    if (++this.#lines >= PIECE_LINES_MAX) this.flush();
  }

  flush(): void {
    if (this.#lines === 0) return;
    this.#destination.write(this.#text);
    this.#text = '';
    this.#lines = 0;
  }
}

/** An audit log tells of people: one that others may read is closed to them. */
function tighten(path: string, logger: Logger): void {
  if (!existsSync(path)) return;
  const stat = statSync(path);
  if (!stat.isFile() || (stat.mode & 0o077) === 0) return;
  chmodSync(path, MODE);
  logger.warn({ path }, 'others could read the audit log: now its owner alone can');
}
