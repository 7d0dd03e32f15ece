import { Writable } from 'node:stream';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PacedWriter } from '../../src/relay/paced-writer.js';

const WINDOW = 64;

/** Takes a message when it is told to. */
class Slow extends Writable {
  readonly got: number[] = [];
  #take: (() => void) | undefined;

  constructor() {
    super({ objectMode: true });
  }

  override _write(bytes: number, _encoding: string, taken: () => void): void {
    this.got.push(bytes);
    this.#take = taken;
  }

  /** Resolves when whoever waits for it has heard of it. */
  async take(): Promise<boolean> {
    const take = this.#take;
    this.#take = undefined;
    take?.();
    await new Promise((resolve) => setImmediate(resolve));
    return take !== undefined;
  }
}

const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant('take' as const)), {
  maxLength: 60,
});

it('A paced writer never has less on its way than it says, writes all in order, and says when there is room again', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.func(fc.boolean()), async (script, isFollowed) => {
      const stream = new Slow();
      const waiting: number[] = [];
      const sent: number[] = [];
      let told = 0;
      const pump = () => {
        while (waiting.length > 0 && out.hasRoom) {
          const bytes = waiting.shift()!;
          sent.push(bytes);
          if (isFollowed(sent.length)) out.write(bytes, bytes, () => void told++);
          else out.write(bytes, bytes);
        }
      };
      const out: PacedWriter<number> = new PacedWriter(stream, { windowBytes: WINDOW, onRoom: pump });
      for (const step of script) {
        if (step === 'take') await stream.take();
        else {
          waiting.push(step);
          pump();
        }
        const onTheirWay = sent
          .slice(sent.length - stream.writableLength)
          .reduce((sum, bytes) => sum + bytes, 0);
        expect(out.bytes).toBeGreaterThanOrEqual(onTheirWay);
        expect(out.bytes).toBeLessThan(WINDOW + 40);
        if (stream.writableLength === 0) expect(waiting).toEqual([]);
      }
      const room = out.room();
      while (await stream.take());
      await room;
      expect(stream.got).toEqual(script.filter((step) => step !== 'take'));
      expect(out.bytes).toBe(0);
      expect(told).toBe(sent.filter((_, index) => isFollowed(index + 1)).length);
    }),
  );
});
