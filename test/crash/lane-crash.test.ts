import { resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { damageOf } from '../../src/shard/lane-file.js';
import { Child } from '../support/child-process.js';
import { built } from '../support/shardcast-process.js';
import { tempDir } from '../support/temp-dir.js';

const KILLS = 12;
/** While it is written, the file is looked at so often. */
const LOOKS = 25;

/** Writes as fast as it can, most of it not synced, and gives pages back as often as it takes them. */
const WRITER = `
import { Lane } from ${JSON.stringify(resolve(import.meta.dirname, '../../dist/shard/lane.js'))};
const lane = new Lane(process.argv[1], 0);
let state = Number(process.argv[2]) + 1;
const below = (limit) => (state = (state * 48271) % 2147483647) % limit;
for (let n = 0; ; n++) {
  const commit = lane.write((writer) => {
    for (let left = below(150); left > 0; left--) {
      const key = Buffer.from('key-' + below(3000));
      if (below(3) === 0) writer.remove(key);
      else writer.put(key, Buffer.alloc(below(10) === 0 ? below(60000) : below(300), 1));
    }
  }, { synced: below(8) === 0 });
  if (below(3) > 0) await commit;
  if (n === 10) process.stdout.write('it writes\\n');
}`;

beforeAll(() => built(), 120_000);

it('a lane is whole after kill -9, and is not called damaged while another process writes to it', async () => {
  await using dir = await tempDir();
  const path = dir.join('lane-0.mdb');
  for (let kill = 0; kill < KILLS; kill++) {
    await using writer = new Child(process.execPath, [
      '--input-type=module',
      '--eval',
      WRITER,
      dir.path,
      String(kill),
    ]);
    await writer.line(/it writes/);
    for (let look = 0; look < LOOKS; look++) expect(damageOf(path), `look ${look}`).toBeUndefined();
    await writer.kill();
    expect(damageOf(path), `kill ${kill}`).toBeUndefined();
  }
}, 120_000);
