import type { Archive } from '../../snapshot/archive/archive.js';
import { checkSignal } from '../../snapshot/archive/attempts.js';
import { type ArchivedStretch, archivedStretches } from './archived-shard.js';
import { StretchWriter } from './stretch-writer.js';

/** What a shard has in an archive of one kind and epoch: stretches of following revisions. */
export class StretchFolder {
  readonly archive: Archive;
  readonly shard: string;
  readonly folder: 'receipts' | 'entries';
  readonly epoch: string;
  readonly signal: AbortSignal | undefined;

  constructor(
    folder: 'receipts' | 'entries',
    archive: Archive,
    shard: string,
    epoch: string,
    signal: AbortSignal | undefined,
  ) {
    this.folder = folder;
    this.archive = archive;
    this.shard = shard;
    this.epoch = epoch;
    this.signal = signal;
  }

  /** By their first revision. */
  list(): Promise<ArchivedStretch[]> {
    const { archive, shard, folder, epoch, signal } = this;
    return archivedStretches(archive, shard, folder, epoch, { signal });
  }

  /** undefined: it is not there any more. */
  get({ name }: ArchivedStretch): Promise<Buffer | undefined> {
    return this.archive.get(name, { signal: this.signal });
  }

  writer(): StretchWriter {
    return new StretchWriter(this);
  }

  /** Throws CANCELLED once nobody waits any more. */
  checkSignal(): void {
    checkSignal(`archiving ${this.shard}`, this.signal);
  }
}
