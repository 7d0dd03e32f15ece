import { createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '../core/clock.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';

/** Why a connection was not taken, or was ended, before anybody was known on it. */
export type TurnedAway = 'connections' | 'silent' | 'stranger';

/** How often strangers are looked at. Milliseconds. */
const LOOK_MS = 250;
/** What begins HTTP/2, and over TLS a handshake, must be there by then. Milliseconds, bytes. */
const SILENCE_MS = 10_000;
const BEGINNING_BYTES = 33;
const TLS_BEGINNING_BYTES = 300;
/** What a connection may send in a minute before somebody is known on it: health is asked for in a fraction of that. Bytes, milliseconds. */
const STRANGER_BYTES_MAX = 64 * 1024;
const WINDOW_MS = 60_000;
/** A stranger that has been here this long gives way to who comes when all places are taken. Milliseconds. */
const GIVES_WAY_MS = 1_000;

export interface DoorwayOptions {
  /** HOST:PORT; port 0 takes a free one. */
  readonly listen: string;
  readonly isSecure: boolean;
  /** Connections at a time. */
  readonly connectionsMax: number;
  /** Takes a connection. */
  readonly accept: (socket: Socket) => void;
  readonly onTurnedAway: (why: TurnedAway) => void;
  readonly clock: Clock;
}

interface Visitor {
  readonly socket: Socket;
  readonly sinceMs: number;
  windowMs: number;
  windowBytes: number;
}

/**
 * Where connections come in. Whoever connects is a stranger until a call on the connection has a known caller. Strangers have to
 * begin, may send little, and give way when there are too many: so that nobody who is not known keeps out who is.
 */
export class Doorway {
  readonly #options: DoorwayOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** By HOST:PORT, the oldest first. */
  readonly #strangers = new Map<string, Visitor>();
  #timer: Disposable | undefined;

  constructor(options: DoorwayOptions) {
    this.#options = options;
    this.#server = createServer({ noDelay: true }, (socket) => this.#visit(socket));
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Returns HOST:PORT that it listens on. Throws UNAVAILABLE, INVALID_ARGUMENT. */
  async open(): Promise<string> {
    const { listen } = this.#options;
    const colon = listen.lastIndexOf(':');
    const host = listen.slice(0, colon);
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (cause) => reject(cannotListen(listen, cause)));
      this.#server.listen(Number(listen.slice(colon + 1)), host.replace(/^\[(.*)\]$/, '$1'), 4_096, resolve);
    });
    this.#look();
    const bound = this.#server.address();
    return `${host}:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
  }

  /** A call on this connection, HOST:PORT of who connects, has a caller. */
  letIn(peer: string): void {
    this.#strangers.delete(peer);
  }

  /** Takes no more connections; those that are open stay so. */
  close(): void {
    if (this.#server.listening) this.#server.close();
    this.#timer?.[Symbol.dispose]();
  }

  /** Ends what is open still. */
  clear(): void {
    this.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #visit(socket: Socket): void {
    const peer = `${socket.remoteAddress}:${socket.remotePort}`;
    if (this.#sockets.size >= this.#options.connectionsMax && !this.#makeRoom()) {
      this.#options.onTurnedAway('connections');
      socket.destroy();
      return;
    }
    const nowMs = this.#options.clock.monotonic();
    this.#sockets.add(socket);
    this.#strangers.set(peer, { socket, sinceMs: nowMs, windowMs: nowMs, windowBytes: 0 });
    socket.on('error', () => undefined); // it is closed then, which is all there is to do
    socket.once('close', () => {
      this.#sockets.delete(socket);
      this.#strangers.delete(peer);
    });
    this.#options.accept(socket);
  }

  #makeRoom(): boolean {
    for (const [peer, { socket, sinceMs }] of this.#strangers) {
      if (this.#options.clock.monotonic() - sinceMs < GIVES_WAY_MS) return false;
      this.#turnAway(peer, socket, 'connections');
      return true;
    }
    return false;
  }

  #look(): void {
    const { clock, isSecure } = this.#options;
    const beginning = isSecure ? TLS_BEGINNING_BYTES : BEGINNING_BYTES;
    const nowMs = clock.monotonic();
    for (const [peer, visitor] of this.#strangers) {
      const { socket, sinceMs } = visitor;
      const { bytesRead } = socket;
      if (nowMs - visitor.windowMs > WINDOW_MS) {
        visitor.windowMs = nowMs;
        visitor.windowBytes = bytesRead;
      }
      if (bytesRead - visitor.windowBytes > STRANGER_BYTES_MAX) this.#turnAway(peer, socket, 'stranger');
      else if (bytesRead < beginning && nowMs - sinceMs > SILENCE_MS) this.#turnAway(peer, socket, 'silent');
    }
    this.#timer = clock.schedule(LOOK_MS, () => this.#look());
  }

  #turnAway(peer: string, socket: Socket, why: TurnedAway): void {
    this.#strangers.delete(peer);
    this.#sockets.delete(socket);
    this.#options.onTurnedAway(why);
    socket.destroy();
  }
}

function cannotListen(listen: string, cause: Error): ShardcastError {
  if ('code' in cause && cause.code === 'EADDRINUSE') {
    return new ShardcastError('UNAVAILABLE', `${listen} is taken`, {
      cause,
      retry: 'never',
      hint: 'Is a relay running there already? Choose another address with --listen.',
    });
  }
  const { code } = toShardcastError(cause);
  const message = `cannot listen on ${listen}: ${cause.message}`;
  return new ShardcastError(code === 'INTERNAL' ? 'INVALID_ARGUMENT' : code, message, { cause });
}
