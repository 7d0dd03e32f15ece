import { once } from 'node:events';
import { formatAddress } from '../../config/kinds.js';
import { createLogger } from '../../core/log.js';
import { packageVersion } from '../../core/package-folder.js';
import { Relay } from '../../relay/relay.js';
import type { Run } from '../context.js';
import { memberOptions } from '../mesh/member-options.js';
import { openAudit } from '../relay-audit.js';
import { trustOptions } from '../relay-trust.js';

/** Serves until it is asked to end; then hands over what it has in a mesh, says goodbye, answers what it took, and closes the store. */
export const run: Run<'relay'> = async ({ config, output, signal }) => {
  const logger = createLogger(config.logLevel);
  const mesh = memberOptions(config);
  const archive = {
    ...(config.archive === undefined ? {} : { archive: config.archive }),
    ...(config.archiveKey === undefined ? {} : { archiveKey: config.archiveKey }),
  };
  const { archiveIntervalMs, archiveBytes, archiveKeep } = config;
  const limits = { archiveIntervalMs, archiveBytes, archiveKeep };
  const trust = trustOptions(config);
  await using audit = await openAudit(config.auditLog, logger);
  await using relay = new Relay({
    dataDir: config.relayData,
    listen: formatAddress(config.listen),
    http: formatAddress(config.relayHttp),
    version: packageVersion(),
    cutBytes: config.cutBytes,
    historyBytes: config.historyBytes,
    heartbeatMs: config.heartbeatMs,
    subscriberBytesMax: config.subscriberBudgetBytes,
    connectionsMax: config.connectionsMax,
    memoryBytesMax: config.memoryBytesMax,
    rates: {
      operations: config.rateOperations,
      bytes: config.rateBytes,
      bootstrapBytes: config.rateBootstrapBytes,
      streams: config.callsMax,
    },
    ...(config.lanes === undefined ? {} : { lanes: config.lanes }),
    ...(config.partitions === undefined ? {} : { partitions: config.partitions }),
    ...(mesh === undefined ? { ...archive, upkeep: { limits } } : { mesh, name: mesh.id }),
    ...trust,
    ...(audit === undefined ? {} : { audit: audit.log }),
    logger,
  });
  await relay.start();
  const id = mesh === undefined ? {} : { id: mesh.id };
  const addresses = { listen: relay.address, http: relay.httpAddress, ...id };
  logger.info(addresses, 'relay is listening');
  if (trust.auth === undefined && trust.tlsIdentities === undefined) {
    logger.info(
      {},
      'without --auth-jwks or --tls-identities whoever reaches this relay may read and write everything',
    );
  }
  if (output.json) output.line(JSON.stringify(addresses));
  await output.flush();
  if (!signal.aborted) await once(signal, 'abort');
  logger.info({}, 'relay is stopping');
  await relay.drain();
  await relay.stop();
  logger.info({}, 'relay has stopped');
  return 0;
};
