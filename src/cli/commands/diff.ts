import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { recordLine } from '../lines.js';
import { callControl, openReader } from '../open-reader.js';
import { differenceShape } from '../shapes.js';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

export const run: Run<'diff'> = async (context) => {
  const { config, output } = context;
  const { shard, diffFrom, to, limit } = config;
  using reader = openReader(context);
  let printed = 0;
  for await (const difference of reader.diff(shard, diffFrom, to, callControl(context))) {
    const shape = differenceShape(difference);
    output.result(
      () => jsonText(shape),
      () => differenceLine(shape),
    );
    if (++printed === limit) return undefined;
    if (output.full) await output.flush();
  }
  return undefined;
};

function differenceLine(shape: ReturnType<typeof differenceShape>): string {
  const { change, collection, key, before, after } = shape;
  const line = recordLine({ collection, key, value: after ?? before, expires_at: shape.after_expires_at });
  return `${SIGNS[change]} ${line}${change === 'changed' ? `  (was ${before?.text ?? ''})` : ''}`;
}
