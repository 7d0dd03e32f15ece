import { ShardcastError } from '../../core/errors.js';

const PLAIN = /^[A-Za-z0-9_-]+$/;
const OUTSIDE = /[^A-Za-z0-9_-]/g;

/** A name as tokens of a subject: `/` becomes `.`, and every other byte outside `[A-Za-z0-9_-]` is written `=HH`. */
function tokensOf(name: string): string {
  return name.split('/').map(tokenOf).join('.');
}

function tokenOf(segment: string): string {
  if (PLAIN.test(segment)) return segment;
  return segment.replace(
    OUTSIDE,
    (char) => `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/**
 * The subjects of an object store's bucket, as every client of NATS has them: an object's description below M, under its name in
 * base64; its parts below C, under an id that the writer chooses. In base64 no prefix of a name can be asked for, so the ids chosen
 * here begin with the name: a filter on them finds the objects below a folder.
 */
export class BucketSubjects {
  readonly #bucket: string;

  constructor(bucket: string) {
    this.#bucket = bucket;
  }

  description(name: string): string {
    const padded = Buffer.from(name).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
    return `$O.${this.#bucket}.M.${padded}`;
  }

  partsId(name: string, unique: string): string {
    return `${tokensOf(name)}.${unique}`;
  }

  parts(id: string): string {
    return `$O.${this.#bucket}.C.${id}`;
  }

  /** The parts of all objects below a prefix, which is empty or ends with `/`. */
  partsBelow(prefix: string): string {
    return this.parts(prefix === '' ? '>' : `${tokensOf(prefix.slice(0, -1))}.>`);
  }

  /** All parts of an object, also those of a put that was broken off. */
  partsOf(name: string): string {
    return this.parts(`${tokensOf(name)}.*`);
  }

  /** The name in a subject of parts; undefined for another client's object. Throws MALFORMED for another bucket's. */
  nameOf(partsSubject: string): string | undefined {
    const prefix = this.parts('');
    if (!partsSubject.startsWith(prefix)) throw new ShardcastError('MALFORMED', `not parts: ${partsSubject}`);
    const tokens = partsSubject.slice(prefix.length).split('.').slice(0, -1);
    if (tokens.length === 0) return undefined;
    return tokens
      .map((token) =>
        token.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      )
      .join('/');
  }
}
