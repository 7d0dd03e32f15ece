import { ShardcastError } from '../../core/errors.js';
import { pointerOf } from './json-pointer.js';

/**
 * What OPA takes in a URL path and in a PATCH path alike. Tried on OPA 1.22: in a URL an escaped `/` splits a part, `~1`
 * is read as `/` by PATCH only, `.` and `..` are resolved, and quotes and control characters make GET fail.
 */
const MOUNT_PART = /^[^\p{Cc}"\\/~%]+$/u;

/** Where in OPA's `data` a shard lives: `/shards/tenant-42` is `data.shards["tenant-42"]`. */
export class Mount {
  readonly parts: readonly string[];
  /** `/v1/data/shards/tenant-42` */
  readonly url: string;
  /** The URL of the object that holds the mount. */
  readonly parentUrl: string;
  /** The PATCH path of the mount below its parent. */
  readonly pointer: string;

  /** Throws INVALID_ARGUMENT. */
  constructor(path: string) {
    this.parts = path.replace(/^\//, '').split('/');
    for (const part of this.parts) {
      if (MOUNT_PART.test(part) && part !== '.' && part !== '..' && part.isWellFormed()) continue;
      throw new ShardcastError('INVALID_ARGUMENT', `not a mount: ${JSON.stringify(path)}`, {
        hint: 'A mount is a path of at least one part, like /shards/tenant-42; parts have no " \\ ~ % and are not . or ..',
      });
    }
    this.url = urlOf(this.parts);
    this.parentUrl = urlOf(this.parts.slice(0, -1));
    this.pointer = pointerOf(this.parts.slice(-1));
  }

  /** The URLs of the objects above the mount, outermost first. */
  get ancestorUrls(): string[] {
    return this.parts.slice(0, -1).map((_, index) => urlOf(this.parts.slice(0, index + 1)));
  }

  get path(): string {
    return `/${this.parts.join('/')}`;
  }
}

function urlOf(parts: readonly string[]): string {
  return `/v1/data${parts.map((part) => `/${encodeURIComponent(part)}`).join('')}`;
}
