import type { Random } from '../chaos/random.js';
import { mutated, printable } from './mutation.js';

const BODY = Buffer.from('{"shard":"x","mount":"/a"}');
const PATHS = [
  '/readyz',
  '/metrics?x=%41',
  '/v1/shards',
  '/v1/shards/x',
  '/v1/shards/x%2Fy/root',
  '/v1/shards/%E0%A4%A',
].map((path) => Buffer.from(path));
const METHODS = ['GET', 'POST', 'DELETE', 'HEAD', 'PUT'];
const TYPES = ['application/json', 'text/plain'].map((type) => Buffer.from(type));
const WHOLE = [
  'GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /metrics?x=%41 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer x\r\n\r\n',
  `POST /v1/shards HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY.toString()}`,
  'DELETE /v1/shards/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
].map((text) => Buffer.from(text, 'latin1'));

/** Half are wrong anywhere, which Node's parser mostly refuses; of the others the parts are, so that they reach the routes. */
export function mutatedRequest(random: Random): Buffer {
  if (random.integer(0, 1) === 0) return mutated(random, random.pick(WHOLE), WHOLE);
  const method = random.pick(METHODS);
  const path = random.integer(0, 2) === 0 ? mutated(random, random.pick(PATHS), PATHS) : random.pick(PATHS);
  const body =
    method !== 'POST' ? Buffer.alloc(0) : random.integer(0, 1) === 0 ? BODY : mutated(random, BODY, [BODY]);
  const head = [
    `${method} ${printable(path).replaceAll(' ', '+')} HTTP/1.1`,
    'Host: a',
    `Content-Type: ${printable(mutated(random, random.pick(TYPES), TYPES))}`,
    `Content-Length: ${body.length}`,
    `Authorization: ${printable(mutated(random, Buffer.from('Bearer x'), TYPES))}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}
