import { connect } from 'node:net';
import { type ChannelCredentials, Client, Metadata } from '@grpc/grpc-js';
import { toShardcastError } from '../../src/core/errors.js';
import type { Channel } from '../../src/wire/channel.js';
import { fromServiceError } from '../../src/wire/status.js';

/** What is attacked: a mesh that `shardcast mesh up` has started. */
export interface Target {
  readonly folder: string;
  /** HOST:PORT. */
  readonly grpc: string;
  readonly http: string;
  readonly nats: string;
  readonly ca: string;
  /** Of another tenant, as somebody may have got hold of it. */
  readonly cursor: string;
}

export interface Attack {
  readonly name: string;
  /** Codes that refuse it. */
  readonly refusedBy: readonly string[];
  /** What came of it: a code, or what it got. */
  readonly strike: () => Promise<string>;
}

/** Something asked on a channel of whoever has that token; what came of it. */
export type AsChannel = (
  token: string,
  task: (channel: Channel) => Promise<unknown>,
) => () => Promise<string>;

export const DENIED = ['PERMISSION_DENIED'];

/** Opens connections that say nothing; resolves with how many were taken. */
export async function halfOpen(address: string, count: number): Promise<{ taken: number } & Disposable> {
  const [host = '', port = ''] = address.split(':');
  const sockets = Array.from({ length: count }, () =>
    connect(Number(port), host)
      .on('error', () => undefined)
      .resume(),
  );
  const opened = await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<boolean>((resolve) =>
          socket.once('connect', () => resolve(true)).once('close', () => resolve(false)),
        ),
    ),
  );
  return {
    taken: opened.filter(Boolean).length,
    [Symbol.dispose]() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** A code, or what was got. */
export async function outcome(task: () => Promise<unknown>): Promise<string> {
  try {
    const got = await task();
    return typeof got === 'string' ? got : `got ${JSON.stringify(got)?.slice(0, 80)}`;
  } catch (thrown) {
    return toShardcastError(thrown).code;
  }
}

/** A request of a bare client, of any bytes; its code, or what was got. */
export function bareCall(
  address: string,
  secure: ChannelCredentials,
  path: string,
  body: Buffer,
  headers: Record<string, string>,
): Promise<string> {
  const client = new Client(address, secure);
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
  const pass = (bytes: Buffer) => bytes;
  return new Promise<string>((resolve) => {
    client.makeUnaryRequest(
      path,
      pass,
      pass,
      body,
      metadata,
      { deadline: Date.now() + 10_000 },
      (failure, answer) => {
        resolve(failure === null ? `got ${answer?.length} bytes` : fromServiceError(failure, address).code);
      },
    );
  }).finally(() => client.close());
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const got: T[] = [];
  for await (const item of items) got.push(item);
  return got;
}

export async function first<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}
