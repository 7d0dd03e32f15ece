/** The half of a gRPC stream that is written to. */
export interface FrameStream<T> {
  write(message: T, callback?: (error: Error | null | undefined) => void): boolean;
  /** Messages that were written and not yet taken by the connection. */
  readonly writableLength: number;
  readonly destroyed: boolean;
}

/** Bytes written to a stream and not yet taken by the connection. */
export const STREAM_WINDOW_BYTES = 1024 * 1024;
/** Of a window: after so much a write is told when it was taken. To be told of each costs a small message a tenth of what it costs. */
const TOLD_PART = 8;

/**
 * Writes to a stream as fast as its reader takes it, and says when to go on: reading a whole shard for a slow client must
 * not put the shard into memory. Counts bytes until the connection has them; the stream's own mark counts messages.
 */
export class PacedWriter<T> {
  readonly #stream: FrameStream<T>;
  readonly #windowBytes: number;
  readonly #onRoom: (() => void) | undefined;
  #written = 0;
  /** Of `#written`. */
  #taken = 0;
  /** Of `#written`, up to the last write that is told. */
  #told = 0;
  #wake: (() => void) | undefined;

  /** `onRoom` is called when there is room again, and at other times. */
  constructor(stream: FrameStream<T>, options: { windowBytes?: number; onRoom?: () => void } = {}) {
    this.#stream = stream;
    this.#windowBytes = options.windowBytes ?? STREAM_WINDOW_BYTES;
    this.#onRoom = options.onRoom;
  }

  /** Bytes on their way, at most: less than what `TOLD_PART` allows may have been taken. */
  get bytes(): number {
    if (this.#stream.writableLength === 0) this.#taken = this.#written;
    return this.#written - this.#taken;
  }

  get hasRoom(): boolean {
    return this.bytes < this.#windowBytes;
  }

  /** `onTaken` is called when the message has been encoded and the connection has it. */
  write(message: T, bytes: number, onTaken?: () => void): void {
    this.#written += bytes;
    if (onTaken === undefined && this.#written - this.#told < this.#windowBytes / TOLD_PART) {
      this.#stream.write(message);
      return;
    }
    const through = this.#written;
    this.#told = through;
    this.#stream.write(message, () => {
      // They are taken in order, those before it with it.
      this.#taken = Math.max(this.#taken, through);
      onTaken?.();
      if (this.hasRoom) this.#wake?.();
      this.#onRoom?.();
    });
  }

  /** Resolves when there is room. Whoever closes the stream calls `release`, else this would wait for ever. */
  room(): Promise<void> {
    if (this.hasRoom || this.#stream.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = undefined;
        resolve();
      };
    });
  }

  release(): void {
    this.#wake?.();
  }
}
