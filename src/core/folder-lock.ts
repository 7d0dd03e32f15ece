import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { deferred } from './deferred.js';
import { ShardcastError, toShardcastError } from './errors.js';
import { type Asked, ask, type Holder, reach } from './folder-holder.js';

/** A socket's path has to fit sun_path: 104 bytes on macOS, 108 on Linux. */
const SOCKET_PATH_BYTES_MAX = 100;
const CLAIM = /^in-use-[0-9a-f]{16}\.sock$/;

/**
 * The proof that nobody else is at work in a folder, for the life of the process.
 *
 * Node has no flock. A file with a pid in it outlives a kill -9, and the pid says little: it is used again, and in containers every
 * process is 1. A listening Unix socket ends with its process, whoever ends it, and is heard of by all who see the folder on
 * this machine, whatever their pid and network namespaces.
 *
 * What a dead process leaves is its socket's name, and the naive way, to remove it and to bind it again, has a race: two find the name
 * dead, one removes and binds it, the other removes what the first has bound, and both hold the folder. So here each claim has a name of its
 * own that is never used again: whoever finds it dead may remove it at any time. A claim is bound and listens before it gets a name
 * that others look for; then its owner looks for theirs. Of two claims the later one thus sees the earlier. Where both see each other, the
 * lower name goes on: the higher steps back at once, unless it holds the folder already, which the lower is told when it asks.
 * Nobody answers before that is decided.
 */
export class FolderLock implements AsyncDisposable {
  readonly #claim: Claim;
  readonly #door: Door;

  private constructor(claim: Claim, door: Door) {
    this.#claim = claim;
    this.#door = door;
  }

  /**
   * Throws CONFLICT when another process has the folder, with its role, name and pid; UNAVAILABLE where the file system has no sockets.
   * `platform` chooses how a path that is too long is shortened.
   */
  static async take(
    folder: string,
    holder: Holder,
    platform: NodeJS.Platform = process.platform,
  ): Promise<FolderLock> {
    const door = doorOf(realpathSync(folder), platform);
    let claim: Claim | undefined;
    try {
      claim = await Claim.make(door.path);
      const rival = await rivalOf(door.path, claim.name);
      if (rival !== undefined) {
        await claim.drop();
        throw inUse(folder, rival.holder ?? (await ask(rival.path)).holder);
      }
      claim.win(holder);
      return new FolderLock(claim, door);
    } catch (thrown) {
      await claim?.drop();
      door.close();
      throw thrown instanceof ShardcastError ? thrown : unlockable(folder, thrown);
    }
  }

  /** Idempotent. */
  async release(): Promise<void> {
    if (await this.#claim.drop()) this.#door.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.release();
  }
}

/** A socket in the folder; whoever connects to it waits until it is decided whether it holds the folder. */
class Claim {
  readonly name = `in-use-${randomBytes(8).toString('hex')}.sock`;
  readonly #path: string;
  readonly #server: Server;
  readonly #asking = new Set<Socket>();
  readonly #decided = deferred<string>();

  private constructor(folder: string) {
    this.#path = join(folder, this.name);
    this.#server = createServer((socket) => {
      this.#asking.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.#asking.delete(socket));
      void this.#decided.promise.then((text) => socket.end(text));
    });
  }

  static async make(folder: string): Promise<Claim> {
    const claim = new Claim(folder);
    const bound = `${claim.#path}.new`;
    await new Promise<void>((resolve, reject) => {
      claim.#server.once('error', reject);
      claim.#server.listen(bound, resolve);
    });
    claim.#server.unref();
    renameSync(bound, claim.#path);
    return claim;
  }

  win(holder: Holder): void {
    this.#decided.resolve(JSON.stringify({ ...holder, pid: process.pid, host: hostname() }));
  }

  /** Idempotent: false when it was dropped before. */
  async drop(): Promise<boolean> {
    if (!this.#server.listening) return false;
    rmSync(this.#path, { force: true });
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#asking) socket.destroy();
    await closed;
    return true;
  }
}

/** A way into the folder that is short enough for the names of sockets. */
interface Door {
  readonly path: string;
  close(): void;
}

function doorOf(folder: string, platform: NodeJS.Platform): Door {
  const longest = Buffer.byteLength(join(folder, 'in-use-0123456789abcdef.sock.new'));
  if (longest <= SOCKET_PATH_BYTES_MAX) return { path: folder, close: () => undefined };
  if (platform === 'linux') {
    const opened = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY);
    return { path: `/proc/self/fd/${opened}`, close: () => closeSync(opened) };
  }
  const beside = mkdtempSync(join(tmpdir(), 'sc-'));
  symlinkSync(folder, join(beside, 'd'));
  return { path: join(beside, 'd'), close: () => rmSync(beside, { recursive: true, force: true }) };
}

/** Before whom this claim has to step back; sweeps those of the dead. */
async function rivalOf(folder: string, own: string): Promise<(Asked & { path: string }) | undefined> {
  for (const name of readdirSync(folder)) {
    if (name === own || !CLAIM.test(name)) continue;
    const path = join(folder, name);
    const asked = name < own ? await reach(path) : await ask(path);
    if (asked.end !== 'gone') return { ...asked, path };
    rmSync(path, { force: true });
  }
  return undefined;
}

function inUse(folder: string, holder: Asked['holder']): ShardcastError {
  const who =
    holder === undefined
      ? 'another process'
      : `${holder.role}${holder.name === '' ? '' : ` ${holder.name}`} (process ${holder.pid} on ${holder.host})`;
  return new ShardcastError('CONFLICT', `${folder} is in use by ${who}`, {
    hint: 'Every relay and agent has a folder of its own: stop the other one, or choose another --data.',
    retry: 'never',
    ...(holder === undefined ? {} : { details: { ...holder } }),
  });
}

function unlockable(folder: string, cause: unknown): ShardcastError {
  const known = toShardcastError(cause);
  if (known.code !== 'INTERNAL') return known;
  return new ShardcastError('UNAVAILABLE', `cannot lock ${folder}: ${known.message}`, {
    cause,
    retry: 'never',
    hint: 'The folder has to be on a local file system that knows Unix sockets, as LMDB needs one, too.',
  });
}
