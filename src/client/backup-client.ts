import { ShardcastError } from '../core/errors.js';
import type { Access } from '../wire/access.js';
import type { CallControl } from '../wire/channel.js';
import { Relays } from '../wire/relays.js';
import { archiveService } from '../wire/services.js';
import type { shardcast } from '../wire/wire.js';

export interface BackupCall extends CallControl {
  /** Told of chunks as they go, now and then. */
  onProgress?: (progress: shardcast.v1.ArchiveProgress.$Properties) => void;
}

/** Archives and restores shards through a relay; in a mesh through the one that sequences the shard. */
export class BackupClient implements Disposable {
  readonly #relays: Relays;

  /** `relay`: HOST:PORT of one, or of several. */
  constructor(options: Access & { relay: string | readonly string[] }) {
    this.#relays = new Relays(options.relay, options);
  }

  /** Throws NOT_FOUND, UNAVAILABLE without an archive, and what the archive throws. */
  async backup(
    shard: string,
    { onProgress, ...control }: BackupCall = {},
  ): Promise<shardcast.v1.ArchivedShard.$Properties> {
    const events = this.#relays.serverStream(archiveService.archiveShard, shard, { shard }, control);
    for await (const { progress, archived } of events) {
      if (progress != null) onProgress?.(progress);
      if (archived != null) return archived;
    }
    throw ended();
  }

  /** Oldest first. */
  async list(shard: string, control: CallControl = {}): Promise<shardcast.v1.ArchivedSnapshot.$Properties[]> {
    return (await this.#relays.unary(archiveService.listArchived, shard, { shard }, control)).snapshots;
  }

  /** Throws NOT_FOUND, ALREADY_EXISTS, CONFLICT, UNAVAILABLE without an archive, and what the archive throws. */
  async restore(
    wish: shardcast.v1.RestoreShardRequest.$Properties,
    { onProgress, ...control }: BackupCall = {},
  ): Promise<shardcast.v1.RestoredShard.$Properties> {
    const target = wish.as || wish.shard || '';
    const events = this.#relays.serverStream(archiveService.restoreShard, target, wish, control);
    for await (const { progress, restored } of events) {
      if (progress != null) onProgress?.(progress);
      if (restored != null) return restored;
    }
    throw ended();
  }

  [Symbol.dispose](): void {
    this.#relays.close();
  }
}

function ended(): ShardcastError {
  return new ShardcastError('UNAVAILABLE', 'the relay ended before it had answered');
}
