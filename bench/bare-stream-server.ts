import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Server, ServerCredentials, type ServerWritableStream } from '@grpc/grpc-js';
import { FLOW_CONTROL_WINDOW_BYTES } from '../src/wire/services.js';
import { BARE_STREAM_PATH } from './bare-stream.js';

/** Program: streams the messages of a file, whose lengths are in `<file>.lengths`, to whoever calls. */
const path = process.argv[2] ?? '';
const bytes = readFileSync(path);
const lengths = readFileSync(`${path}.lengths`);
const messages: Buffer[] = [];
for (let index = 0, at = 0; index < lengths.length; index += 4) {
  const length = lengths.readUInt32LE(index);
  messages.push(bytes.subarray(at, at + length));
  at += length;
}

const pass = (message: Buffer) => message;
const server = new Server({ 'grpc-node.flow_control_window': FLOW_CONTROL_WINDOW_BYTES });
const method = {
  path: BARE_STREAM_PATH,
  requestStream: false,
  responseStream: true,
  requestSerialize: pass,
  requestDeserialize: pass,
  responseSerialize: pass,
  responseDeserialize: pass,
};
server.addService(
  { stream: method },
  {
    async stream(call: ServerWritableStream<Buffer, Buffer>) {
      for (const message of messages) {
        if (!call.write(message)) await once(call, 'drain');
      }
      call.end();
    },
  },
);
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (failure, port) => {
  if (failure !== null) throw failure;
  console.log(JSON.stringify({ listen: `127.0.0.1:${port}` }));
});
