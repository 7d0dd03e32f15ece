import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Embedded } from '../support/embedded.js';
import { foldOf } from '../support/fold.js';
import { delta } from '../support/publishing.js';
import { smallDisk } from '../support/small-disk.js';
import { tempDir } from '../support/temp-dir.js';

/** Values that do not compress, so that bytes on disk can be found and flipped. */
const noise = (n: number) =>
  Array.from({ length: 40 }, (_, i) => Math.imul(n * 977 + i, 2654435761).toString(36)).join('');

async function fill(path: string, options: { cut: boolean }): Promise<void> {
  await using relay = await Embedded.open({ path, lanes: 1 });
  for (let n = 0; n < 40; n++) {
    const bytes = delta((d) => d.put('blobs', [`key-${n}`], noise(n)));
    await relay.sequencer.publish({ shard: 't', delta: bytes });
  }
  if (options.cut) await relay.store.open('t').cut();
}

function flip(path: string, marker: Buffer, offset: number): void {
  const file = readFileSync(path);
  const at = file.indexOf(marker);
  expect(at).toBeGreaterThan(0);
  for (let found = at; found >= 0; found = file.indexOf(marker, found + 1)) {
    file[found + offset] = (file[found + offset] as number) ^ 0xff;
  }
  writeFileSync(path, file);
}

const readAll = async (path: string): Promise<string> => {
  try {
    await using relay = await Embedded.open({ path });
    using view = relay.store.open('t').view();
    return `read ${foldOf(view).size}`;
  } catch (failure) {
    return (failure as { code: string }).code;
  }
};

describe('damage on disk is named', () => {
  it('a file that was cut short', async () => {
    await using dir = await tempDir();
    await fill(dir.path, { cut: true });
    const path = dir.join('lane-0.mdb');
    truncateSync(path, Math.floor(readFileSync(path).length / 2));
    expect(await readAll(dir.path)).toBe('CORRUPT');
  });

  it('a file that is something else', async () => {
    await using dir = await tempDir();
    await fill(dir.path, { cut: true });
    writeFileSync(dir.join('lane-0.mdb'), Buffer.alloc(100_000, 'nonsense'));
    expect(await readAll(dir.path)).toBe('CORRUPT');
  });

  it('a flipped byte in a delta of the tail', async () => {
    await using dir = await tempDir();
    await fill(dir.path, { cut: false });
    flip(dir.join('lane-0.mdb'), Buffer.from(noise(7)), 5);
    expect(await readAll(dir.path)).toBe('CORRUPT');
  });

  it('a flipped byte in a chunk', async () => {
    await using dir = await tempDir();
    await fill(dir.path, { cut: true });
    await using relay = await Embedded.open({ path: dir.path });
    const [chunk] = relay.store.open('t').manifests()[0]?.chunks ?? [];
    const frame = relay.store.open('t').frame(chunk?.hash as Buffer) as Buffer;
    await relay[Symbol.asyncDispose]();
    flip(dir.join('lane-0.mdb'), frame.subarray(100, 140), 3);
    expect(await readAll(dir.path)).toBe('CORRUPT');
  });

  it('a flipped byte in a manifest', async () => {
    await using dir = await tempDir();
    await fill(dir.path, { cut: true });
    await using relay = await Embedded.open({ path: dir.path });
    const root = relay.store.open('t').manifests()[0]?.root as Buffer;
    await relay[Symbol.asyncDispose]();
    flip(dir.join('lane-0.mdb'), root, 3);
    expect(await readAll(dir.path)).toBe('CORRUPT');
  });

  it('a store of other lanes or of another format', async () => {
    await using dir = await tempDir();
    await fill(dir.path, { cut: false });
    await expect(Embedded.open({ path: dir.path, lanes: 2 })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    writeFileSync(dir.join('store.json'), '{"format":99,"lanes":1,"partitions":256}');
    await expect(Embedded.open({ path: dir.path })).rejects.toMatchObject({ code: 'VERSION_UNSUPPORTED' });
    writeFileSync(dir.join('store.json'), '{"form');
    await expect(Embedded.open({ path: dir.path })).rejects.toMatchObject({ code: 'CORRUPT' });
  });
});

describe('a full disk', () => {
  it('refuses publishes by name, goes on reading, loses nothing, and recovers', async (context) => {
    await using dir = await tempDir();
    using disk = smallDisk(dir.join('disk'), 8);
    if (disk === undefined) context.skip('only root may mount a small file system');
    await using relay = await Embedded.open({ path: dir.join('disk', 'store'), lanes: 1 });
    const publish = (n: number, value: string) =>
      relay.sequencer.publish({ shard: 't', delta: delta((d) => d.put('blobs', [`key-${n}`], value)) });
    let stored = 0;
    const refusal = await (async () => {
      for (; stored < 100; stored++) await publish(stored, 'x'.repeat(200_000));
    })().catch((failure: unknown) => failure);
    expect(refusal).toMatchObject({ code: 'DISK_FULL', retry: 'backoff' });
    const count = () => {
      using view = relay.store.open('t').view();
      return foldOf(view).size;
    };
    expect(count()).toBe(stored);
    await publish(1_000, 'small');
    expect(count()).toBe(stored + 1);
  });
});
