import { ShardcastError } from '../../core/errors.js';

/** Where a release publishes a tool for one platform, relative to the release host (default https://github.com). */
export interface ReleaseFile {
  /** Path of the binary, or of a .tar.gz that holds it. */
  path: string;
  /** Path of the file that lists its SHA-256, as the project publishes it beside the release. */
  checksums: string;
  /** SHA-256 of the file, when it is known here: then the published one is not asked. */
  sha256?: string;
  /** Path of the binary inside the .tar.gz. */
  member?: string;
}

export interface Tool {
  name: string;
  /** The version that is installed and tested against. */
  version: string;
  /** The oldest version on PATH or in the environment that will do; of the same major number. */
  versionMin: string;
  /** Names the binary to use, before all else. */
  variable: string;
  versionArgs: readonly string[];
  /** Finds the version, as its first group, in what the binary prints. */
  versionPattern: RegExp;
  /** Undefined where no release is published for the platform. */
  release(platform: NodeJS.Platform, arch: string): ReleaseFile | undefined;
  /** The Go package that `go install` builds. */
  goPackage: string;
  /** What is told to Go's linker: the version, where the package does not know its own. */
  goLinkerFlags?: string;
}

const OPA_VERSION = '1.22.2';
const NATS_SERVER_VERSION = '2.15.2';
const VERSITYGW_VERSION = '1.8.0';

const GO_ARCH: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

const opa: Tool = {
  name: 'opa',
  version: OPA_VERSION,
  versionMin: '1.0.0',
  variable: 'SHARDCAST_OPA',
  versionArgs: ['version'],
  versionPattern: /^Version: v?(\d+\.\d+\.\d+)/m,
  release(platform, arch) {
    const goArch = GO_ARCH[arch];
    if (goArch === undefined || (platform !== 'linux' && platform !== 'darwin')) return undefined;
    // Every build is static but this one.
    const suffix = platform === 'darwin' && goArch === 'amd64' ? '' : '_static';
    const path = `/open-policy-agent/opa/releases/download/v${OPA_VERSION}/opa_${platform}_${goArch}${suffix}`;
    return { path, checksums: `${path}.sha256` };
  },
  goPackage: 'github.com/open-policy-agent/opa',
};

const natsServer: Tool = {
  name: 'nats-server',
  version: NATS_SERVER_VERSION,
  versionMin: '2.11.0', // expiry of single messages, on which membership rests
  variable: 'SHARDCAST_NATS_SERVER',
  versionArgs: ['--version'],
  versionPattern: /v(\d+\.\d+\.\d+)/,
  release(platform, arch) {
    const goArch = GO_ARCH[arch];
    if (goArch === undefined || (platform !== 'linux' && platform !== 'darwin')) return undefined;
    const folder = `nats-server-v${NATS_SERVER_VERSION}-${platform}-${goArch}`;
    const base = `/nats-io/nats-server/releases/download/v${NATS_SERVER_VERSION}`;
    const path = `${base}/${folder}.tar.gz`;
    return { path, checksums: `${base}/SHA256SUMS`, member: `${folder}/nats-server` };
  },
  goPackage: 'github.com/nats-io/nats-server/v2',
};

/** An S3 server, which the archive is tested against. */
const versitygw: Tool = {
  name: 'versitygw',
  version: VERSITYGW_VERSION,
  versionMin: '1.8.0',
  variable: 'SHARDCAST_VERSITYGW',
  versionArgs: ['--version'],
  versionPattern: /^Version\s*: v?(\d+\.\d+\.\d+)/m,
  release(platform, arch) {
    const machine = { x64: 'x86_64', arm64: 'arm64' }[arch];
    if (machine === undefined || (platform !== 'linux' && platform !== 'darwin')) return undefined;
    const system = platform === 'linux' ? 'Linux' : 'Darwin';
    const folder = `versitygw_v${VERSITYGW_VERSION}_${system}_${machine}`;
    const base = `/versity/versitygw/releases/download/v${VERSITYGW_VERSION}`;
    return {
      path: `${base}/${folder}.tar.gz`,
      checksums: `${base}/checksums.txt`,
      member: `${folder}/versitygw`,
    };
  },
  goPackage: 'github.com/versity/versitygw/cmd/versitygw',
  goLinkerFlags: `-X=main.Version=${VERSITYGW_VERSION}`,
};

export const TOOLS: readonly Tool[] = [opa, natsServer, versitygw];

/** @throws ShardcastError INVALID_ARGUMENT for a name that is not in the table. */
export function toolNamed(name: string, tools: readonly Tool[] = TOOLS): Tool {
  const tool = tools.find((candidate) => candidate.name === name);
  if (tool !== undefined) return tool;
  const known = tools.map((candidate) => candidate.name).join(', ');
  throw new ShardcastError('INVALID_ARGUMENT', `no such tool: ${name}`, { hint: `Tools: ${known}.` });
}

/** Whether `version` will do for the tool: same major number as the pinned one and not older than the oldest. */
export function versionWillDo(tool: Tool, version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [majorMin = 0, minorMin = 0, patchMin = 0] = tool.versionMin.split('.').map(Number);
  if (major !== majorMin) return false;
  return minor > minorMin || (minor === minorMin && patch >= patchMin);
}
