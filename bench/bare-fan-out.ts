// A worker of figure k: a bare grpc-js server that sends the same message to all its streams, one message after the other.
import { Server, ServerCredentials, type ServerDuplexStream } from '@grpc/grpc-js';
import { FLOW_CONTROL_WINDOW_BYTES, watchService } from '../src/wire/services.js';
import { answering } from './answering.js';

export interface FanOutQuestion {
  readonly message: Uint8Array;
  readonly times: number;
}

const pass = (message: Buffer) => message;
const streams = new Set<ServerDuplexStream<Buffer, Buffer>>();
const server = new Server({ 'grpc-node.flow_control_window': FLOW_CONTROL_WINDOW_BYTES });
const watch = {
  path: watchService.watch.path,
  requestStream: true,
  responseStream: true,
  requestSerialize: pass,
  requestDeserialize: pass,
  responseSerialize: pass,
  responseDeserialize: pass,
};
server.addService(
  { watch },
  {
    watch(call: ServerDuplexStream<Buffer, Buffer>) {
      streams.add(call);
      call.on('data', () => call.write(Buffer.alloc(1)));
      call.on('error', () => streams.delete(call));
      call.on('close', () => streams.delete(call));
    },
  },
);
const port = await new Promise<number>((resolve, reject) => {
  server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (failure, bound) => {
    if (failure === null) resolve(bound);
    else reject(failure);
  });
});

/** What was sent before is on its way when the next is. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

answering<FanOutQuestion>(
  async ({ message, times }) => {
    const bytes = Buffer.from(message);
    for (let count = 0; count < times; count++) {
      for (const stream of streams) stream.write(bytes);
      await turn();
    }
    return `127.0.0.1:${port}`;
  },
  () => server.forceShutdown(),
);
