import { resolve } from 'node:path';
import { ShardcastError } from '../../core/errors.js';
import type { Run } from '../context.js';
import { resolveTool } from '../tools/resolve.js';
import { endLeftovers, notePids } from '../up/leftovers.js';
import { filesIn, type Places, placesIn, type UpFiles } from '../up/up-folder.js';
import { UpMesh } from '../up/up-mesh.js';

/** Serves until it is asked to end. */
export const run: Run<'mesh up'> = async ({ config, output, signal, env }) => {
  const folder = resolve(config.upDir);
  const tell = async (line: string) => {
    if (output.json) return;
    output.line(line);
    await output.flush();
  };
  const { path } = await resolveTool('nats-server', {
    install: true,
    env,
    signal,
    log: (line) => void tell(line),
  });
  await endLeftovers(folder, signal);
  const places = await placesIn(folder, config.upRelays);
  const files = await filesIn(folder, places);
  await tell(`keys, certificates and tokens are in ${folder}, good for 30 days from each start`);
  await using mesh = await UpMesh.start(path, places, files, signal);
  for (const line of output.json ? [shapeOf(places, files)] : linesOf(places, files)) output.line(line);
  await output.flush();
  await notePids(folder, mesh.pids);
  for (;;) {
    const gone = await mesh.someoneGone();
    if (gone === undefined) return undefined;
    const told = `${gone.name} has ended`;
    if (!mesh.serves) {
      throw new ShardcastError('UNAVAILABLE', [told, ...gone.lines].join('\n'), {
        hint: 'Start again: what is there stays.',
      });
    }
    output.note(`${told}; the others go on`);
  }
};

function shapeOf({ nats, relays }: Places, { ca, env }: UpFiles): string {
  return JSON.stringify({ relays, nats: `tls://${nats}`, ca, env });
}

function linesOf({ nats, relays }: Places, { env }: UpFiles): string[] {
  return [
    `nats-server at ${nats}: TLS, a key for each relay, no rights for anybody else`,
    ...relays.map(({ id, grpc, http }) => `${id} at ${grpc}, health at https://${http}: TLS, tokens`),
    '',
    'In another terminal, as a publisher, an agent or the admin:',
    `  . ${env.publisher} && shardcast publish --shard acme doc:readme#viewer@user:anne`,
    `  . ${env.agent} && shardcast agent --shard acme --data ./agent-data --opa http://127.0.0.1:8181`,
    `  . ${env.admin} && shardcast status`,
    '',
    'Ctrl-C ends it all; the data stays.',
  ];
}
