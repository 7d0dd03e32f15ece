import { chunkName, manifestName } from '../../shard/archive/archive-names.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import { asBuffer } from '../../wire/as-buffer.js';
import type { Channel } from '../../wire/channel.js';
import { snapshotService } from '../../wire/services.js';
import type { WholeSource } from './mending.js';

/** Of one question to another relay. Milliseconds. */
const TIMEOUT_MS = 10_000;

export function archiveSource(archive: Archive, signal: AbortSignal): WholeSource {
  return {
    name: archive.url,
    frame: (shard, hash) => archive.get(chunkName(shard, hash), { signal }),
    manifest: (shard, { epoch, revision }) => archive.get(manifestName(shard, epoch, revision), { signal }),
  };
}

/** Another relay that has the shard. */
export function relaySource(channel: Channel, signal: AbortSignal): WholeSource {
  const control = { signal, timeoutMs: TIMEOUT_MS };
  return {
    name: channel.relay,
    async frame(shard, hash) {
      const request = { shard, hashes: [hash] };
      for await (const frame of channel.serverStream(snapshotService.getChunks, request, control))
        return frame;
      return undefined;
    },
    async manifest(shard, { revision }) {
      const request = { shard, revision };
      return asBuffer((await channel.unary(snapshotService.getManifest, request, control)).manifest);
    },
  };
}
