import { url } from '../../config/kinds.js';
import { ShardcastError } from '../../core/errors.js';
import type { Run } from '../context.js';
import { exitCode } from '../exit-codes.js';
import { accessOf, opaAccessOf, relaysOf } from '../reach.js';
import { RelayState } from '../verify/relay-state.js';
import { verify } from '../verify/verify.js';
import { verifyLines } from '../verify/verify-lines.js';

/** Differences that are described for each document. */
const FIRST_MAX = 10;

export const run: Run<'verify'> = async ({ config, output, signal }) => {
  const { verifyShard, agent, verifyOpa, mount, timeoutMs } = config;
  if (agent.length + verifyOpa.length === 0) {
    throw new ShardcastError('INVALID_ARGUMENT', 'there is nothing to compare with the relay', {
      hint: 'Name agents by --agent HOST:PORT, OPAs by --opa URL, or both.',
    });
  }
  const relays = relaysOf(config);
  const address = relays.join(',');
  const access = accessOf(config);
  using relay = new RelayState(relays, { signal, timeoutMs }, access);
  const request = {
    agents: agent,
    documents: verifyOpa.map((text) => ({ ...documentPlace(text), mount })),
    ...(verifyShard.length === 0 ? {} : { shards: verifyShard }),
  };
  const comparisons = await verify(relay, request, {
    signal,
    timeoutMs,
    firstMax: FIRST_MAX,
    agentAccess: access,
    opaAccess: opaAccessOf(config),
  });
  const equal = comparisons.every((comparison) => comparison.equal);
  output.result(
    () => JSON.stringify({ equal, relay: address, comparisons }),
    () => verifyLines(address, comparisons).join('\n'),
  );
  return exitCode(equal ? 'ok' : 'differs');
};

/** `URL` or `URL=ID`. */
function documentPlace(text: string): { opa: string; shard?: string } {
  const equals = text.indexOf('=');
  const opa = url().parse(equals < 0 ? text : text.slice(0, equals));
  if (opa === undefined) {
    throw new ShardcastError('INVALID_ARGUMENT', `--opa: not the URL of an OPA: ${JSON.stringify(text)}`, {
      hint: 'Like http://127.0.0.1:8181, or http://127.0.0.1:8181=acme for one shard.',
    });
  }
  return equals < 0 ? { opa } : { opa, shard: text.slice(equals + 1) };
}
