// A worker of figure k: many watches, which count what comes. Nothing is decoded but what the first one gets.
import { Client, type ClientDuplexStream, credentials, Metadata } from '@grpc/grpc-js';
import { FLOW_CONTROL_WINDOW_BYTES, watchService } from '../src/wire/services.js';
import { PROTOCOL_VERSION, VERSION_KEY } from '../src/wire/version.js';
import { entrySpan } from '../src/wire/watch-codec.js';
import { answering } from './answering.js';

export interface WatchQuestion {
  /** How many watches to open more, and where. */
  readonly open?: {
    readonly address: string;
    readonly shard: string;
    readonly watches: number;
    /** Connections that they share. */
    readonly connections: number;
  };
}

export interface WatchAnswer {
  /** Entries that came, of all watches together. */
  readonly entries: number;
  /** Of the first watch. */
  readonly first: { readonly entries: number; readonly revision: number };
}

/** The tag of an entry in a WatchEvent. */
const ENTRY = 0x12;
const clients: Client[] = [];
let watches = 0;
let entries = 0;
const first = { entries: 0, revision: 0 };
const pass = (bytes: Buffer) => bytes;

/** With a connection of its own. */
function connect(address: string): Client {
  const client = new Client(address, credentials.createInsecure(), {
    'grpc-node.flow_control_window': FLOW_CONTROL_WINDOW_BYTES,
    'grpc.use_local_subchannel_pool': 1,
  });
  clients.push(client);
  return client;
}

/** Resolves when the first message is there. */
function watch(client: Client, request: Buffer): Promise<void> {
  const isFirst = watches++ === 0;
  const metadata = new Metadata();
  metadata.set(VERSION_KEY, PROTOCOL_VERSION);
  const { path } = watchService.watch;
  const call: ClientDuplexStream<Buffer, Buffer> = client.makeBidiStreamRequest(path, pass, pass, metadata);
  call.write(request);
  return new Promise((resolve, reject) => {
    call.on('error', reject);
    call.on('data', (event: Buffer) => {
      resolve();
      if (event[0] !== ENTRY) return;
      entries++;
      if (!isFirst) return;
      first.entries++;
      first.revision = entrySpan(entryOf(event)).lastRevision;
    });
  });
}

/** Behind its tag and length. */
function entryOf(event: Buffer): Buffer {
  let at = 1;
  while ((event[at] ?? 0) >= 0x80) at++;
  return event.subarray(at + 1);
}

answering<WatchQuestion>(
  async ({ open }) => {
    if (open !== undefined) {
      const { address, shard } = open;
      const request = watchService.watch.requestSerialize({ open: { shard, cursor: '', agent: '' } });
      const own = Array.from({ length: open.connections }, () => connect(address));
      for (let count = 0; count < open.watches; count++)
        await watch(own[count % own.length] as Client, request);
    }
    return { entries, first } satisfies WatchAnswer;
  },
  () => {
    for (const client of clients) client.close();
  },
);
