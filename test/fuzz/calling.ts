import { type AddressInfo, connect, createServer } from 'node:net';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { PROTOCOL_VERSION, VERSION_KEY } from '../../src/wire/version.js';

/** A call that has not ended by then is left. Milliseconds. */
const LEFT_AFTER_MS = 250;
const HUNG_AFTER_MS = 20_000;

/** The call's status; undefined: it was left open, and answered. */
export function call(client: Client, path: string, body: Buffer): Promise<number | 'left' | 'hung'> {
  const metadata = new Metadata();
  metadata.set(VERSION_KEY, PROTOCOL_VERSION);
  const as = (bytes: Buffer) => bytes;
  return new Promise((resolve) => {
    const stream = client.makeBidiStreamRequest(path, as, as, metadata);
    let isLeft = false;
    const leave = setTimeout(() => {
      isLeft = true;
      stream.cancel();
    }, LEFT_AFTER_MS);
    const hung = setTimeout(() => resolve('hung'), HUNG_AFTER_MS);
    stream.on('data', () => undefined);
    stream.on('error', () => undefined);
    stream.on('status', ({ code }: { code: number }) => {
      clearTimeout(leave);
      clearTimeout(hung);
      resolve(isLeft ? 'left' : code);
    });
    stream.write(body);
    stream.end();
  });
}

/** What comes back for raw bytes on a connection, until it ends or falls silent. */
export function exchange(address: string, bytes: Buffer): Promise<string> {
  const colon = address.lastIndexOf(':');
  return new Promise((resolve) => {
    let got = '';
    const socket = connect(Number(address.slice(colon + 1)), address.slice(0, colon));
    socket.setTimeout(LEFT_AFTER_MS, () => socket.destroy());
    socket.on('data', (data) => {
      got += data.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(got));
    socket.end(bytes);
  });
}

/** What a client's connection begins with: its preface, settings and one call, as they went over the wire. */
export async function recordedBeginning(address: string, path: string, body: Buffer): Promise<Buffer> {
  const colon = address.lastIndexOf(':');
  const sent: Buffer[] = [];
  const between = createServer((near) => {
    const far = connect(Number(address.slice(colon + 1)), address.slice(0, colon));
    near.on('data', (data: Buffer) => sent.push(data));
    for (const socket of [near, far]) socket.on('error', () => socket.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
  const { port } = between.address() as AddressInfo;
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  await call(client, path, body);
  client.close();
  await new Promise((resolve) => between.close(resolve));
  return Buffer.concat(sent);
}
