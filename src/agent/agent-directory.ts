import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FolderLock } from '../core/folder-lock.js';
import { makePrivateFolder, replaceFile } from '../core/private-files.js';

/** An agent's folder: who it is, and the proof that nobody else is at work in it. */
export class AgentDirectory implements AsyncDisposable {
  readonly path: string;
  readonly agentId: string;
  readonly #lock: FolderLock;

  private constructor(path: string, agentId: string, lock: FolderLock) {
    this.path = path;
    this.agentId = agentId;
    this.#lock = lock;
  }

  /** `agentId`: default the one that was made at the first start. Throws CONFLICT when another process is at work here. */
  static async open(path: string, agentId: string | undefined): Promise<AgentDirectory> {
    makePrivateFolder(path);
    const id = agentId ?? keptId(join(path, 'agent.json'));
    const lock = await FolderLock.take(path, { role: 'agent', name: id });
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
    await this.#lock.release();
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
