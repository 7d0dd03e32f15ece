import { readService } from '../../wire/services.js';
import { RelaySession } from '../call-relay.js';
import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { recordLine } from '../lines.js';
import { changeShape } from '../shapes.js';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

export const run: Run<'diff'> = async (context) => {
  const { config, output } = context;
  const { shard, diffFrom, to, limit } = config;
  using relay = new RelaySession(context);
  const answers = relay.channel.serverStream(
    readService.diff,
    { shard, fromRevision: diffFrom, toRevision: to },
    relay.control,
  );
  let printed = 0;
  for await (const { changes } of answers) {
    for (const change of changes) {
      const shape = changeShape(change);
      output.result(
        () => jsonText(shape),
        () => changeLine(shape),
      );
      if (++printed === limit) return undefined;
    }
    await output.settle();
  }
  return undefined;
};

function changeLine({ change, collection, key, before, after }: ReturnType<typeof changeShape>): string {
  const line = recordLine({ collection, key, value: after ?? before, expires_at: undefined });
  const old = change === 'changed' ? `  (was ${before?.text ?? ''})` : '';
  return `${SIGNS[change]} ${line}${old}`;
}
