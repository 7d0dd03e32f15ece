import { ShardcastError } from '../../core/errors.js';

const DEFAULT_PORT = 4222;

export interface ServerList {
  /** HOST:PORT each. */
  readonly addresses: readonly string[];
  /** Whether one of them is `tls://`: then none is spoken to without. */
  readonly secure: boolean;
}

/** `nats://a:4222,tls://b,c:4223`, in one string or several. Throws INVALID_ARGUMENT. */
export function parseServers(servers: string | readonly string[]): ServerList {
  const texts = [servers].flat().flatMap((text) => text.split(','));
  const urls = texts.map((text) => parse(text.trim())).filter((url) => url !== undefined);
  if (urls.length === 0)
    throw new ShardcastError('INVALID_ARGUMENT', 'there is no NATS server to connect to');
  return {
    addresses: urls.map(({ hostname, port }) => `${hostname}:${port === '' ? DEFAULT_PORT : port}`),
    secure: urls.some(({ protocol }) => protocol === 'tls:'),
  };
}

function parse(text: string): URL | undefined {
  if (text === '') return undefined;
  const full = text.includes('://') ? text : `nats://${text}`;
  const url = URL.canParse(full) ? new URL(full) : null;
  const refuse = (hint: string) => {
    // Not as it stands: there may be a password in it.
    const what = url === null ? 'a NATS server' : `the NATS server ${url.hostname}`;
    return new ShardcastError('INVALID_ARGUMENT', `${what} is not given as it must be`, { hint });
  };
  if (url === null || url.hostname === '')
    throw refuse('Write HOST, HOST:PORT, nats://HOST:PORT or tls://HOST:PORT.');
  if (url.protocol !== 'nats:' && url.protocol !== 'tls:')
    throw refuse('NATS is spoken over nats:// or tls:// here.');
  if (url.username !== '' || url.password !== '') {
    throw refuse('User and password are options of their own: addresses end in logs.');
  }
  if (url.pathname.length > 1 || url.search !== '' || url.hash !== '')
    throw refuse('Nothing follows the port.');
  return url;
}
