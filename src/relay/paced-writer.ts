/** The half of a gRPC stream that is written to. */
export interface FrameStream<T> {
  write(message: T, callback: (error: Error | null | undefined) => void): boolean;
  readonly destroyed: boolean;
}

/** Bytes written to a stream and not yet taken by the connection. */
export const STREAM_WINDOW_BYTES = 1024 * 1024;

/**
 * Writes to a stream as fast as its reader takes it, and says when to go on: reading a whole shard for a slow client must
 * not put the shard into memory. Counts bytes from the write to its callback; the stream's own mark counts messages.
 */
export class PacedWriter<T> {
  readonly #stream: FrameStream<T>;
  readonly #windowBytes: number;
  readonly #onRoom: (() => void) | undefined;
  #bytes = 0;
  #sentBytes = 0;
  #wake: (() => void) | undefined;

  /** `onRoom` is called each time the connection has taken a message. */
  constructor(stream: FrameStream<T>, options: { windowBytes?: number; onRoom?: () => void } = {}) {
    this.#stream = stream;
    this.#windowBytes = options.windowBytes ?? STREAM_WINDOW_BYTES;
    this.#onRoom = options.onRoom;
  }

  /** Bytes on their way. */
  get bytes(): number {
    return this.#bytes;
  }

  get sentBytes(): number {
    return this.#sentBytes;
  }

  get hasRoom(): boolean {
    return this.#bytes < this.#windowBytes;
  }

  /** `onTaken` is called when the message has been encoded and the connection has it. */
  write(message: T, bytes: number, onTaken?: () => void): void {
    this.#bytes += bytes;
    this.#stream.write(message, () => {
      this.#bytes -= bytes;
      this.#sentBytes += bytes;
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
