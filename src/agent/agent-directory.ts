import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ShardcastError } from '../core/errors.js';
import { makePrivateFolder, replaceFile } from '../core/private-files.js';

/** A socket's path has to fit sun_path: 104 bytes on macOS, 108 on Linux. */
const SOCKET_PATH_BYTES_MAX = 100;
/** Who holds the folder answers within this, or is taken for alive and silent. Milliseconds. */
const ANSWER_MS = 1_000;
/** A dead holder's socket is removed and bound again, so often. */
const ATTEMPTS = 3;

interface Holder {
  readonly agent: string;
  readonly pid: number;
}

/**
 * An agent's folder: who it is, and the proof that nobody else is at work in it. The lock is a listening socket: the system
 * ends it with the process, so a kill -9 leaves nothing behind that a pid, used again, could be mistaken for.
 */
export class AgentDirectory implements AsyncDisposable {
  readonly path: string;
  readonly agentId: string;
  readonly #lock: Server;

  private constructor(path: string, agentId: string, lock: Server) {
    this.path = path;
    this.agentId = agentId;
    this.#lock = lock;
  }

  /** `agentId`: default the one that was made at the first start. Throws CONFLICT when another agent is at work here. */
  static async open(path: string, agentId: string | undefined): Promise<AgentDirectory> {
    makePrivateFolder(path);
    const id = agentId ?? keptId(join(path, 'agent.json'));
    const lock = await lockFolder(path, { agent: id, pid: process.pid });
    return new AgentDirectory(path, id, lock);
  }

  get replicaPath(): string {
    return join(this.path, 'replica');
  }

  /** Moves a replica that cannot be opened out of the way, in place of an earlier one. Returns where to. */
  setReplicaAside(): string {
    const aside = join(this.path, 'replica.corrupt');
    rmSync(aside, { recursive: true, force: true });
    if (existsSync(this.replicaPath)) renameSync(this.replicaPath, aside);
    return aside;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise<void>((resolve) => this.#lock.close(() => resolve()));
  }
}

function keptId(path: string): string {
  if (existsSync(path)) {
    const id = idIn(readFileSync(path, 'utf8'));
    if (id !== undefined) return id;
  }
  const id = `agent-${randomBytes(6).toString('hex')}`;
  replaceFile(path, `${JSON.stringify({ agent: id })}\n`);
  return id;
}

/** undefined: the file was cut short or is not ours. */
function idIn(text: string): string | undefined {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null || !('agent' in kept)) return undefined;
    return typeof kept.agent === 'string' && kept.agent !== '' ? kept.agent : undefined;
  } catch {
    return undefined;
  }
}

function socketPath(folder: string): string {
  const path = join(folder, 'agent.sock');
  if (Buffer.byteLength(path) <= SOCKET_PATH_BYTES_MAX) return path;
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
  return join(tmpdir(), `shardcast-${name}.sock`);
}

async function lockFolder(folder: string, self: Holder): Promise<Server> {
  const path = socketPath(folder);
  for (let attempt = 1; ; attempt++) {
    const server = await listen(path, self);
    if (server !== undefined) return server;
    const holder = await ask(path);
    if (holder !== undefined || attempt === ATTEMPTS) throw inUse(folder, holder);
    rmSync(path, { force: true });
  }
}

/** undefined: something is there already. */
function listen(path: string, self: Holder): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(JSON.stringify(self));
    });
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') resolve(undefined);
      else
        reject(
          new ShardcastError('UNAVAILABLE', `cannot lock ${path}: ${cause.message}`, {
            cause,
            retry: 'never',
          }),
        );
    });
    server.listen(path, () => resolve(server.unref()));
  });
}

/** Who holds the socket; undefined: nobody, it was left behind. */
function ask(path: string): Promise<Holder | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(path);
    const unknown = { agent: 'unknown', pid: 0 };
    socket.setEncoding('utf8').setTimeout(ANSWER_MS, () => {
      socket.destroy();
      resolve(unknown);
    });
    socket.on('data', (part: string) => {
      text += part;
    });
    socket.on('end', () => resolve(holderIn(text) ?? unknown));
    socket.on('error', (cause: NodeJS.ErrnoException) => {
      resolve(cause.code === 'ECONNREFUSED' || cause.code === 'ENOENT' ? undefined : unknown);
    });
  });
}

function holderIn(text: string): Holder | undefined {
  const agent = idIn(text);
  if (agent === undefined) return undefined;
  const { pid } = JSON.parse(text) as { pid?: unknown };
  return { agent, pid: typeof pid === 'number' ? pid : 0 };
}

function inUse(folder: string, holder: Holder | undefined): ShardcastError {
  const who = holder === undefined ? 'another agent' : `agent ${holder.agent} (process ${holder.pid})`;
  return new ShardcastError('CONFLICT', `${folder} is in use by ${who}`, {
    hint: 'Every agent has a folder of its own: stop the other one, or choose another --data.',
    retry: 'never',
    ...(holder === undefined ? {} : { details: { agent: holder.agent, pid: holder.pid } }),
  });
}
