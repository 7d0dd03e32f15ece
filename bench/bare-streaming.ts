import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client, credentials } from '@grpc/grpc-js';
import { FLOW_CONTROL_WINDOW_BYTES } from '../src/wire/services.js';
import { BARE_STREAM_PATH } from './bare-stream.js';
import { startNode } from './processes.js';

/** A server in a process of its own that sends these messages and does nothing else. */
export async function startBare(path: string, frames: readonly Buffer[]) {
  const lengths = Buffer.from(Uint32Array.from(frames, ({ length }) => length).buffer);
  writeFileSync(path, Buffer.concat(frames));
  writeFileSync(`${path}.lengths`, lengths);
  const server = startNode(fileURLToPath(new URL('bare-stream-server.js', import.meta.url)), [path]);
  const { listen = '' } = await server.announced();
  const client = new Client(listen, credentials.createInsecure(), {
    'grpc-node.flow_control_window': FLOW_CONTROL_WINDOW_BYTES,
    'grpc.max_receive_message_length': -1,
  });
  const pass = (bytes: Buffer) => bytes;
  return {
    stream: () =>
      new Promise<number>((resolve, reject) => {
        let bytes = 0;
        const call = client.makeServerStreamRequest(BARE_STREAM_PATH, pass, pass, Buffer.alloc(0));
        call.on('data', (frame: Buffer) => {
          bytes += frame.length;
        });
        call.on('error', reject);
        call.on('end', () => resolve(bytes));
      }),
    async [Symbol.asyncDispose]() {
      client.close();
      await server[Symbol.asyncDispose]();
    },
  };
}
