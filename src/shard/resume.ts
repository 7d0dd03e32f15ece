import { ShardcastError } from '../core/errors.js';
import { totals } from '../snapshot/manifest.js';
import type { Resume } from './shard-types.js';
import type { ShardCore } from './snapshots.js';

/** How a watcher at `token` goes on: by deltas while they are kept and fewer bytes than the snapshot; else by the snapshot. */
export function resumeFrom(core: ShardCore, token: string | undefined): Resume {
  const { stored, state, tail, history } = core;
  let revision = 0;
  if (token !== undefined && token !== '') {
    try {
      revision = history.checkCursor(token, state.head);
    } catch (failure) {
      if (!(failure instanceof ShardcastError) || failure.retry !== 'resnapshot') throw failure;
      return snapshot(`${failure.code}: ${failure.message}`);
    }
  }
  if (revision < stored.importRevision) {
    return snapshot(`an import at revision ${stored.importRevision} lies after the cursor`);
  }
  if (revision < stored.oldestRevision) {
    return snapshot(`deltas are kept from revision ${stored.oldestRevision + 1} on`);
  }
  const bytes = tail.bytesAfter(revision, stored.cumulativeBytes);
  if (state.base !== undefined && state.base.revision > revision) {
    const snapshotBytes = totals(state.base.chunks).storedBytes;
    if (bytes > snapshotBytes + tail.bytesAfter(state.base.revision, stored.cumulativeBytes)) {
      return snapshot(`${bytes} bytes of deltas are more than the snapshot's ${snapshotBytes}`);
    }
  }
  const reason = revision === 0 ? 'from the beginning' : `the cursor at revision ${revision} is kept`;
  return { kind: 'deltas', fromRevision: revision + 1, bytes, reason };
}

function snapshot(reason: string): Resume {
  return { kind: 'snapshot', reason };
}
