import { headers, type MsgHdrs } from '@nats-io/transport-node';
import { ADMIN_INBOX, agentInbox, relayInbox } from '../../src/log/jetstream/inboxes.js';
import { deltaSubject, logSubject, shardToken } from '../../src/log/jetstream/subjects.js';
import { ARCHIVE, type GuardedMesh, PARTITIONS } from './guarded-mesh.js';

export interface Attempts {
  readonly subscriptions: readonly string[];
  /** The same in the relays' queue group, which would take messages from them. */
  readonly queues: readonly string[];
  readonly publishes: readonly { readonly subject: string; readonly headers: MsgHdrs | undefined }[];
  readonly bytes: Buffer;
}

const STREAMS = [
  'shardcast_log_0',
  'shardcast_log_1',
  'KV_shardcast_mesh',
  'KV_shardcast_epochs',
  'KV_shardcast_denied',
  `OBJ_${ARCHIVE}`,
];
const BUCKETS = ['shardcast_mesh', 'shardcast_epochs', 'shardcast_denied'];

/** Every subject that somebody with an agent's rights to `own` may think of. */
export function attack(guarded: GuardedMesh, { own, other }: { own: string; other: string }): Attempts {
  const partition = guarded.partitionOf(own);
  const elsewhere = guarded.partitionOf(other);
  const delta = deltaSubject(partition, own);
  const subscriptions = [
    ...wildcardsOf(delta),
    ...wildcardsOf(logSubject(partition, own)),
    ...wildcardsOf(logSubject(elsewhere, other)),
    ...wildcardsOf(deltaSubject(elsewhere, other)).filter((subject) => !wildcardsOf(delta).includes(subject)),
    ...Array.from({ length: PARTITIONS }, (_, number) => `delta.${number}.*`),
    `${delta}.>`,
    `${delta}.*`,
    `delta.${partition}.${shardToken(`${own}0`)}`,
    `delta.${partition}.${own.toUpperCase()}`,
    `DELTA.${partition}.${own}`,
    ...inboxes(other).flatMap((inbox) => [inbox, `${inbox}.>`, `${inbox}.*`, `${inbox}.*.*`]),
    '_INBOX*.>',
    '_R_.>',
    '$SYS.>',
    '$SYS.REQ.>',
    '$SYS.REQ.USER.AUTH',
    '$SYS._INBOX.>',
    '$SYS.ACCOUNT.*.CONNECT',
    '$SYS.SERVER.*.CLIENT.AUTH.ERR',
    '$SRV.>',
    '$JS.>',
    '$JS.API.>',
    '$JS.EVENT.>',
    '$JS.ACK.>',
    '$JSC.>',
    '$NRG.>',
    '$KV.>',
    '$O.>',
    '$MQTT.>',
    '$G.>',
    ...BUCKETS.map((bucket) => `$KV.${bucket}.>`),
    `$O.${ARCHIVE}.>`,
  ];
  return {
    subscriptions: [...new Set(subscriptions)].filter((subject) => subject !== delta),
    queues: ['log.*.*', `delta.${elsewhere}.${other}`, '$SYS.REQ.USER.AUTH'],
    publishes: publishes(delta, guarded, { own, other }),
    bytes: Buffer.from('{}'),
  };
}

function publishes(
  delta: string,
  guarded: GuardedMesh,
  { own, other }: { own: string; other: string },
): Attempts['publishes'] {
  const log = logSubject(guarded.partitionOf(own), own);
  const calls = ['STREAM.INFO', 'STREAM.DELETE', 'STREAM.PURGE', 'STREAM.UPDATE', 'STREAM.CREATE'];
  const reads = ['STREAM.MSG.GET', 'STREAM.MSG.DELETE', 'DIRECT.GET', 'CONSUMER.CREATE', 'CONSUMER.LIST'];
  const plain = [
    log,
    logSubject(guarded.partitionOf(other), other),
    delta,
    deltaSubject(guarded.partitionOf(other), other),
    'anything',
    ...STREAMS.flatMap((stream) => [...calls, ...reads].map((call) => `$JS.API.${call}.${stream}`)),
    ...STREAMS.flatMap((stream) => [
      `$JS.API.CONSUMER.CREATE.${stream}.mine.${log}`,
      `$JS.API.CONSUMER.MSG.NEXT.${stream}.any`,
      `$JS.API.CONSUMER.DELETE.${stream}.any`,
      `$JS.API.DIRECT.GET.${stream}.${log}`,
      `$JS.API.STREAM.LEADER.STEPDOWN.${stream}`,
      `$JS.API.STREAM.SNAPSHOT.${stream}`,
      `$JS.API.STREAM.RESTORE.${stream}`,
    ]),
    '$JS.API.INFO',
    '$JS.API.STREAM.NAMES',
    '$JS.API.STREAM.LIST',
    '$JS.API.META.LEADER.STEPDOWN',
    '$JS.ACK.shardcast_log_0.any.1.1.1.1.0',
    ...BUCKETS.flatMap((bucket) => [`$KV.${bucket}.members.r1`, `$KV.${bucket}.x`]),
    `$O.${ARCHIVE}.M.x`,
    `$O.${ARCHIVE}.C.x.y`,
    ...inboxes(other).map((inbox) => `${inbox}.x`),
    `${agentInbox(own, [own])}.x`,
    '$SYS.REQ.USER.AUTH',
    '$SYS.REQ.USER.INFO',
    '$SYS.REQ.SERVER.PING',
    `$SYS.REQ.SERVER.${guarded.serverId}.KICK`,
    `$SYS.REQ.SERVER.${guarded.serverId}.RELOAD`,
    '$SYS.REQ.ACCOUNT.SHARDCAST.CONNZ',
    '$SYS.REQ.ACCOUNT.PING.CONNZ',
    '$SYS.REQ.CLAIMS.UPDATE',
    '$SYS.REQ.CLAIMS.DELETE',
    '$SYS.REQ.CLAIMS.LIST',
    '$SYS._INBOX.aaaaaaaa.bbbbbbbb',
    '$SRV.PING',
    '_R_.x',
  ];
  const forged = [...forgedHeaders(), tracedTo(delta)].map((lines) => ({ subject: log, headers: lines }));
  return [...plain.map((subject) => ({ subject, headers: undefined })), ...forged];
}

/** Each token of a subject as `*`, all that follows it as `>`, and several at a time. */
function wildcardsOf(subject: string): string[] {
  const tokens = subject.split('.');
  const made = [subject];
  for (let mask = 1; mask < 1 << tokens.length; mask++) {
    made.push(tokens.map((token, index) => ((mask >> index) & 1 ? '*' : token)).join('.'));
  }
  for (let length = 0; length < tokens.length; length++) {
    for (const before of made.map((one) => one.split('.').slice(0, length)))
      made.push([...before, '>'].join('.'));
  }
  return [...new Set(made)];
}

function inboxes(other: string): string[] {
  return [
    '_INBOX',
    ADMIN_INBOX,
    relayInbox('r1'),
    relayInbox('r2'),
    agentInbox(other, [other]),
    '_INBOX_agent_*',
  ];
}

/** Asks the server to tell a subject of what becomes of a message. */
export function tracedTo(subject: string): MsgHdrs {
  const one = headers();
  one.set('Nats-Trace-Dest', subject);
  return one;
}

/** What a server may take for an instruction. */
export function forgedHeaders(): MsgHdrs[] {
  const lines: readonly (readonly [string, string])[] = [
    ['Nats-Msg-Id', 'one'],
    ['Nats-Expected-Stream', 'shardcast_log_0'],
    ['Nats-Expected-Last-Sequence', '0'],
    ['Nats-Expected-Last-Subject-Sequence', '0'],
    ['Nats-Expected-Last-Msg-Id', 'one'],
    ['Nats-Rollup', 'sub'],
    ['Nats-Rollup', 'all'],
    ['Nats-TTL', '1s'],
    ['Nats-Sequence', '1'],
    ['Nats-Last-Sequence', '0'],
    ['Nats-Subject', 'log.0.other'],
    ['Nats-Stream', 'shardcast_log_1'],
  ];
  return lines.map(([name, value]) => {
    const one = headers();
    one.set(name, value);
    return one;
  });
}
