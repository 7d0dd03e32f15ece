import { ShardcastError } from '../core/errors.js';
import { Mount } from './sinks/mount.js';

/** Where OPA has each shard. No mount may be, or lie in, another: one shard's PUT would wipe the other. */
export class Mounts {
  readonly #parts = new Map<string, readonly string[]>();

  /** Throws INVALID_ARGUMENT for a mount that is none, ALREADY_EXISTS for one that overlaps another. */
  add(shard: string, path: string): void {
    const { parts } = new Mount(path);
    for (const [other, taken] of this.#parts) {
      const shared = Math.min(parts.length, taken.length);
      if (parts.slice(0, shared).some((part, index) => part !== taken[index])) continue;
      throw new ShardcastError('ALREADY_EXISTS', `the mount ${path} overlaps that of shard ${other}`, {
        hint: 'Give each shard a mount of its own, none inside another.',
      });
    }
    this.#parts.set(shard, parts);
  }

  /** '' where OPA is not fed. */
  pathOf(shard: string): string {
    const parts = this.#parts.get(shard);
    return parts === undefined ? '' : `/${parts.join('/')}`;
  }

  delete(shard: string): void {
    this.#parts.delete(shard);
  }
}
