import { connect } from 'node:net';

/** Who holds the folder answers within this, or is taken for alive and silent. Milliseconds. */
const ANSWER_MS = 1_000;
/** Between two questions to one that hangs up without a word. Milliseconds. */
const AGAIN_MS = 20;

/** Who holds a folder. */
export interface Holder {
  readonly role: 'relay' | 'agent';
  /** '' for one without a name. */
  readonly name: string;
}

/** What came of asking a claim to a folder. */
export interface Asked {
  /** gone: nobody listens there, and never will again. */
  readonly end: 'gone' | 'holds' | 'silent';
  readonly holder?: Holder & { readonly pid: number; readonly host: string };
}

/** Whether anybody listens: that it may be undecided as well does not matter. */
export function reach(path: string): Promise<Asked> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve({ end: 'silent' });
    });
    socket.on('error', (cause) => resolve({ end: isGone(cause) ? 'gone' : 'silent' }));
  });
}

/** One that hangs up is asked again until nobody listens: it may be letting go, or have no descriptor left for who asks. */
export async function ask(path: string): Promise<Asked> {
  const until = performance.now() + ANSWER_MS;
  for (;;) {
    const asked = await askOnce(path);
    if (asked !== undefined) return asked;
    if (performance.now() > until) return { end: 'silent' };
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/** undefined: it hung up without a word. */
function askOnce(path: string): Promise<Asked | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(path);
    socket.setEncoding('utf8').setTimeout(ANSWER_MS, () => {
      socket.destroy();
      resolve({ end: 'silent' });
    });
    socket.on('data', (part: string) => {
      text += part;
    });
    socket.on('end', () => resolve(text === '' ? undefined : { end: 'holds', ...holderIn(text) }));
    socket.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ECONNRESET' || cause.code === 'EPIPE') resolve(undefined);
      else resolve({ end: isGone(cause) ? 'gone' : 'silent' });
    });
  });
}

/** ENOTSOCK: a file, as copies of folders have them. */
function isGone(cause: NodeJS.ErrnoException): boolean {
  return ['ECONNREFUSED', 'ENOENT', 'ENOTSOCK'].includes(cause.code ?? '');
}

function holderIn(text: string): Pick<Asked, 'holder'> {
  try {
    const { role, name, pid, host } = JSON.parse(text) as Record<string, unknown>;
    if (role !== 'relay' && role !== 'agent') return {};
    return { holder: { role, name: String(name), pid: Number(pid), host: String(host) } };
  } catch {
    return {};
  }
}
