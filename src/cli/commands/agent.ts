import { once } from 'node:events';
import { Agent } from '../../agent/agent.js';
import type { FollowedShard } from '../../agent/agent-options.js';
import { formatAddress } from '../../config/kinds.js';
import { createLogger } from '../../core/log.js';
import type { Run } from '../context.js';
import { checkExposure, keysOf, serverTls } from '../exposure.js';
import { opaAccessOf, reachOf } from '../reach.js';

/** Feeds an OPA until it is asked to end; OPA keeps what it has. */
export const run: Run<'agent'> = async ({ config, output, signal }) => {
  const logger = createLogger(config.logLevel);
  const { tlsCert: cert, tlsKey: key, tlsClientCa: clientCa, tlsIdentities, insecure } = config;
  const httpTls = serverTls({ cert, key, clientCa, tlsIdentities });
  const auth = keysOf(config);
  const exposure = {
    hasKeys: auth !== undefined || tlsIdentities !== undefined,
    hasTls: httpTls !== undefined,
    insecure,
  };
  checkExposure('HTTP of an agent', config.agentHttp, exposure);
  await using agent = new Agent({
    ...reachOf(config),
    dataDir: config.agentData,
    shards: config.agentShard.map(shardOf),
    ...(config.sink === 'opa'
      ? { opa: { url: config.opa, timeoutMs: config.opaTimeoutMs, ...opaAccessOf(config) } }
      : {}),
    http: formatAddress(config.agentHttp),
    ...(httpTls === undefined ? {} : { httpTls }),
    ...(auth === undefined ? {} : { auth }),
    ...(tlsIdentities === undefined ? {} : { tlsIdentities }),
    maxStalenessMs: config.maxStalenessMs,
    ...(config.agentId === undefined ? {} : { agentId: config.agentId }),
    logger,
  });
  await agent.open();
  const facts = { agent: agent.id, http: agent.httpAddress };
  logger.info(facts, 'agent is at work');
  if (output.json) output.line(JSON.stringify(facts));
  await output.flush();
  if (!signal.aborted) await once(signal, 'abort');
  logger.info({}, 'agent is stopping');
  await agent.stop();
  logger.info({}, 'agent has stopped');
  return 0;
};

/** `ID` or `ID=/MOUNT`. */
function shardOf(text: string): FollowedShard {
  const equals = text.indexOf('=');
  return equals < 0 ? { shard: text } : { shard: text.slice(0, equals), mount: text.slice(equals + 1) };
}
