/** What a certificate that was verified says of its holder. */
export interface ShownCertificate {
  /** Alternative names as OpenSSL prints them, `URI:spiffe://mesh/agent-1` or `DNS:agent-1.example`; others are left out. */
  readonly names: readonly string[];
  /** Unix milliseconds. */
  readonly validFrom: number;
  readonly validTo: number;
}

/** The fields of Node's PeerCertificate that are read. */
export interface PeerFields {
  readonly subjectaltname?: string | undefined;
  readonly valid_from: string;
  readonly valid_to: string;
}

/** A name and its value; one with a comma, a quote or the like in it is in quotes, and could else pretend to be several. */
const NAME = /([A-Za-z ]+):("(?:[^"\\]|\\.)*"|[^,"]*)(?:, |$)/y;
const PLAIN = /^[\x21-\x7e]+$/;

export function shownCertificate({
  subjectaltname = '',
  valid_from,
  valid_to,
}: PeerFields): ShownCertificate {
  return { names: namesIn(subjectaltname), validFrom: Date.parse(valid_from), validTo: Date.parse(valid_to) };
}

/** URI and DNS names; none at all of a list that cannot be read to its end. */
export function namesIn(list: string): string[] {
  const names: string[] = [];
  NAME.lastIndex = 0;
  while (NAME.lastIndex < list.length) {
    const match = NAME.exec(list);
    if (match === null) return [];
    const [, kind, value = ''] = match;
    if (!PLAIN.test(value) || value.startsWith('"')) continue;
    if (kind === 'URI') names.push(`URI:${value}`);
    else if (kind === 'DNS') names.push(`DNS:${value.toLowerCase()}`);
  }
  return names;
}
