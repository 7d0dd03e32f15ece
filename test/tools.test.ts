import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runToolsInstall } from '../src/cli/commands/tools.js';
import { ProgressLine } from '../src/cli/tools/progress.js';
import { type ResolveOptions, resolveTool } from '../src/cli/tools/resolve.js';
import { TOOLS, type Tool, toolNamed, versionWillDo } from '../src/cli/tools/table.js';
import { eventually } from './support/eventually.js';
import { type TempDir, tempDir } from './support/temp-dir.js';

const script = (version: string) => `#!/bin/sh\necho "Version: ${version}"\n`;
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

const fake: Tool = {
  name: 'fake',
  version: '2.3.4',
  versionMin: '2.1.0',
  variable: 'FAKE_BINARY',
  versionArgs: ['version'],
  versionPattern: /^Version: (\S+)/m,
  release: () => ({ path: '/fake', checksums: '/fake.sha256' }),
  goPackage: 'example.test/fake',
};

async function writeBinary(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  await chmod(path, 0o755);
  return path;
}

/** A machine of its own: nothing on PATH but the system's own tools, an empty cache, no release host. */
function machine(dir: TempDir, env: NodeJS.ProcessEnv = {}, tool: Tool = fake) {
  const lines: string[] = [];
  const options: ResolveOptions = {
    env: {
      PATH: `${dir.join('bin')}:/usr/bin:/bin`,
      HOME: dir.path,
      XDG_CACHE_HOME: dir.join('cache'),
      SHARDCAST_RELEASES_URL: 'http://127.0.0.1:1',
      ...env,
    },
    log: (line) => lines.push(line),
    progress: { write: () => true },
    tools: [tool],
  };
  return { options, lines, cached: dir.join('cache', 'shardcast', 'bin', 'fake-2.3.4') };
}

async function releaseHost(files: Readonly<Record<string, string | Buffer>>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const body = files[request.url ?? ''];
    asked.push(request.url ?? '');
    if (body === undefined) response.writeHead(404).end();
    else response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function silentHost() {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, [Symbol.asyncDispose]: close };
}

describe('finding a tool', () => {
  test('the environment variable comes first, then PATH, then the cache', async () => {
    await using dir = await tempDir();
    const { options, cached } = machine(dir);
    await writeBinary(cached, script('2.3.4'));
    expect(await resolveTool('fake', options)).toEqual({ path: cached, version: '2.3.4', from: 'cache' });
    const onPath = await writeBinary(dir.join('bin', 'fake'), script('2.9.0'));
    expect(await resolveTool('fake', options)).toEqual({ path: onPath, version: '2.9.0', from: 'path' });
    const named = await writeBinary(dir.join('mine'), script('2.1.0'));
    const env = { ...options.env, FAKE_BINARY: named };
    const found = await resolveTool('fake', { ...options, env });
    expect(found).toEqual({ path: named, version: '2.1.0', from: 'environment' });
  });

  test.each([
    ['is absent', undefined, /not an executable file/],
    ['is too old', script('2.0.9'), /needed is 2\.1\.0 or newer/],
    ['is of another major version', script('3.0.0'), /same major version/],
    ['fails', '#!/bin/sh\nexit 3\n', /exits with 3/],
    ['is another program', '#!/bin/sh\necho hello\n', /does not say a version/],
    ['is no program for this machine', '\x7fELF nonsense', /does not run|exits with/],
  ])('a named binary that %s is refused, not passed over', async (_, text, message) => {
    await using dir = await tempDir();
    const { options } = machine(dir, { FAKE_BINARY: dir.join('mine') });
    await writeBinary(dir.join('bin', 'fake'), script('2.3.4'));
    if (text !== undefined) await writeBinary(dir.join('mine'), text);
    const failure = expect(resolveTool('fake', options)).rejects;
    await failure.toMatchObject({ code: 'INVALID_ARGUMENT', message: expect.stringMatching(message) });
  });

  test('a binary on PATH of the wrong version is passed over, and said to be', async () => {
    await using dir = await tempDir();
    const { options, lines } = machine(dir);
    await writeBinary(dir.join('bin', 'fake'), script('1.9.0'));
    const failure = expect(resolveTool('fake', options)).rejects;
    await failure.toMatchObject({ code: 'NOT_FOUND', hint: expect.stringContaining('tools install fake') });
    expect(lines.join('\n')).toMatch(/is version 1\.9\.0.*passed over/);
  });

  test('an unknown name is refused with the known ones', async () => {
    const hint = expect.stringContaining('opa, nats-server');
    await expect(resolveTool('oops')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', hint });
  });
});

describe('downloading a release', () => {
  test('verified against the published checksum, then kept', async () => {
    await using dir = await tempDir();
    const body = script('2.3.4');
    await using host = await releaseHost({ '/fake': body, '/fake.sha256': `${sha256(body)}  fake\n` });
    const { options, cached, lines } = machine(dir, { SHARDCAST_RELEASES_URL: host.url });
    const installed = await resolveTool('fake', { ...options, install: true });
    expect(installed).toEqual({ path: cached, version: '2.3.4', from: 'release' });
    expect(lines.at(-1)).toContain('installed from release');
    expect((await resolveTool('fake', options)).from).toBe('cache');
    expect(host.asked).toEqual(['/fake.sha256', '/fake']);
    expect(await readdir(dirname(cached))).toEqual(['fake-2.3.4']);
  });

  test('a checksum that differs is CORRUPT, keeps nothing and tries nothing else', async () => {
    await using dir = await tempDir();
    const body = script('2.3.4');
    await using host = await releaseHost({ '/fake': `${body}# evil`, '/fake.sha256': sha256(body) });
    const { options, cached } = machine(dir, { SHARDCAST_RELEASES_URL: host.url });
    await writeBinary(dir.join('bin', 'go'), '#!/bin/sh\ntouch "$GOBIN/../../../../go-ran"\nexit 1\n');
    const failure = expect(resolveTool('fake', { ...options, install: true })).rejects;
    await failure.toMatchObject({ code: 'CORRUPT', message: expect.stringContaining(sha256(body)) });
    expect(await readdir(dirname(cached))).toEqual([]);
    expect(await readdir(dir.path)).not.toContain('go-ran');
  });

  test('a pinned checksum wins over the published one', async () => {
    await using dir = await tempDir();
    const body = script('2.3.4');
    await using host = await releaseHost({ '/fake': body, '/fake.sha256': sha256(body) });
    const pinned = {
      ...fake,
      release: () => ({ path: '/fake', checksums: '/fake.sha256', sha256: sha256('x') }),
    };
    const { options } = machine(dir, { SHARDCAST_RELEASES_URL: host.url }, pinned);
    const failure = expect(resolveTool('fake', { ...options, install: true })).rejects;
    await failure.toMatchObject({ code: 'CORRUPT' });
    expect(host.asked).toEqual(['/fake']);
  });

  test('an archive is unpacked', async () => {
    await using dir = await tempDir();
    await writeBinary(dir.join('fake-v2', 'fake'), script('2.3.4'));
    const { execFileSync } = await import('node:child_process');
    execFileSync('tar', ['-czf', dir.join('fake.tar.gz'), '-C', dir.path, 'fake-v2']);
    const archive = await readFile(dir.join('fake.tar.gz'));
    const sums = `${sha256('other')}  other.tar.gz\n${sha256(archive)}  fake.tar.gz\n`;
    await using host = await releaseHost({ '/fake.tar.gz': archive, '/SHA256SUMS': sums });
    const release = () => ({ path: '/fake.tar.gz', checksums: '/SHA256SUMS', member: 'fake-v2/fake' });
    const { options } = machine(dir, { SHARDCAST_RELEASES_URL: host.url }, { ...fake, release });
    expect((await resolveTool('fake', { ...options, install: true })).from).toBe('release');
  });

  test('ten callers that install at once download once', async () => {
    await using dir = await tempDir();
    const body = script('2.3.4');
    await using host = await releaseHost({ '/fake': body, '/fake.sha256': sha256(body) });
    const { options } = machine(dir, { SHARDCAST_RELEASES_URL: host.url });
    const all = Array.from({ length: 10 }, () => resolveTool('fake', { ...options, install: true }));
    const froms = (await Promise.all(all)).map((tool) => tool.from);
    expect(froms.filter((from) => from === 'release')).toHaveLength(1);
    expect(host.asked).toEqual(['/fake.sha256', '/fake']);
  });

  test('a host that accepts and stays silent is given up', async () => {
    await using dir = await tempDir();
    await using host = await silentHost();
    const { options, lines } = machine(dir, { SHARDCAST_RELEASES_URL: host.url });
    await writeBinary(dir.join('bin', 'go'), '#!/bin/sh\nexit 1\n');
    const silent = { ...options, install: true, answerTimeoutMs: 50 };
    await expect(resolveTool('fake', silent)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(lines.join('\n')).toContain('no answer for 50 ms');
  });

  test('an interrupted installation stops, gives its lock back and keeps nothing', async () => {
    await using dir = await tempDir();
    const { options, cached } = machine(dir);
    const started = dir.join('started');
    await writeBinary(dir.join('bin', 'go'), `#!/bin/sh\ntouch ${started}\nexec sleep 600\n`);
    const abort = new AbortController();
    const installing = resolveTool('fake', { ...options, install: true, signal: abort.signal });
    const outcome = expect(installing).rejects.toThrow('enough');
    await eventually('the build has begun', () => existsSync(started));
    abort.abort(new Error('enough'));
    await outcome;
    expect(await readdir(dirname(cached))).toEqual([]);
  });

  test('a lock whose holder was killed is taken over', async () => {
    await using dir = await tempDir();
    const body = script('2.3.4');
    await using host = await releaseHost({ '/fake': body, '/fake.sha256': sha256(body) });
    const { options, cached } = machine(dir, { SHARDCAST_RELEASES_URL: host.url });
    await mkdir(dirname(cached), { recursive: true });
    await writeFile(`${dirname(cached)}/.fake-2.3.4.lock`, '2147483646');
    expect((await resolveTool('fake', { ...options, install: true })).from).toBe('release');
  });
});

describe('building from source', () => {
  test('when no release can be had, go install builds the pinned version', async () => {
    await using dir = await tempDir();
    const { options, cached, lines } = machine(dir);
    const build = 'test "$1 $2" = "install example.test/fake@v2.3.4" || exit 1';
    const put = `printf '#!/bin/sh\\necho Version: 2.3.4\\n' > "$GOBIN/fake" && chmod +x "$GOBIN/fake"`;
    await writeBinary(dir.join('bin', 'go'), `#!/bin/sh\n${build}\n${put}\n`);
    const installed = await resolveTool('fake', { ...options, install: true });
    expect(installed).toEqual({ path: cached, version: '2.3.4', from: 'go' });
    expect(lines.join('\n')).toMatch(/127\.0\.0\.1:1/);
  });

  test('a package that does not know its version is told it', async () => {
    await using dir = await tempDir();
    const { options, cached } = machine(dir, {}, { ...fake, goLinkerFlags: '-X=main.Version=2.3.4' });
    const build = 'test "$2 $3 $4" = "-ldflags -X=main.Version=2.3.4 example.test/fake@v2.3.4" || exit 1';
    const put = `printf '#!/bin/sh\\necho Version: 2.3.4\\n' > "$GOBIN/fake" && chmod +x "$GOBIN/fake"`;
    await writeBinary(dir.join('bin', 'go'), `#!/bin/sh\n${build}\n${put}\n`);
    expect(await resolveTool('fake', { ...options, install: true })).toMatchObject({
      path: cached,
      from: 'go',
    });
  });

  test('when that fails, too, the error names every way that was tried and what to do', async () => {
    await using dir = await tempDir();
    const { options } = machine(dir);
    await writeBinary(dir.join('bin', 'go'), '#!/bin/sh\necho no such module >&2\nexit 1\n');
    const failure = expect(resolveTool('fake', { ...options, install: true })).rejects;
    const message = expect.stringMatching(/127\.0\.0\.1:1(.|\n)*no such module/);
    await failure.toMatchObject({
      code: 'UNAVAILABLE',
      message,
      hint: expect.stringContaining('FAKE_BINARY'),
    });
  });

  test('a build that turns out another version is not kept', async () => {
    await using dir = await tempDir();
    const { options, cached } = machine(dir);
    const put = `printf '#!/bin/sh\\necho Version: 9.9.9\\n' > "$GOBIN/fake" && chmod +x "$GOBIN/fake"`;
    await writeBinary(dir.join('bin', 'go'), `#!/bin/sh\n${put}\n`);
    await expect(resolveTool('fake', { ...options, install: true })).rejects.toThrow(/9\.9\.9, not 2\.3\.4/);
    expect(await readdir(dirname(cached))).toEqual([]);
  });
});

test('tools install prints one line or one JSON object per tool', async () => {
  await using dir = await tempDir();
  const { options, cached } = machine(dir);
  await writeBinary(cached, script('2.3.4'));
  const printed: string[] = [];
  const print = (line: string) => printed.push(line);
  await runToolsInstall({ names: ['fake'], print }, options);
  await runToolsInstall({ names: ['fake'], json: true, print }, options);
  expect(printed[0]).toBe(`fake 2.3.4 (cache): ${cached}`);
  expect(JSON.parse(printed[1] ?? '')).toEqual({
    name: 'fake',
    version: '2.3.4',
    from: 'cache',
    path: cached,
  });
  await expect(runToolsInstall({ names: [] }, options)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
});

test('progress is drawn on a terminal and kept out of a pipe', () => {
  const drawn = (isTTY: boolean) => {
    const written: string[] = [];
    using line = new ProgressLine({ isTTY, write: (text) => written.push(text) }, 'downloading');
    line.detail('1 MB');
    return written;
  };
  expect(drawn(true).join('')).toContain('downloading: 0 s');
  expect(drawn(false)).toEqual([]);
});

test('the table names a release for every supported platform, and none elsewhere', () => {
  for (const tool of TOOLS) {
    expect(versionWillDo(tool, tool.version)).toBe(true);
    for (const platform of ['linux', 'darwin'] as const) {
      for (const arch of ['x64', 'arm64']) expect(tool.release(platform, arch)?.path).toContain(tool.version);
    }
    expect(tool.release('win32', 'x64')).toBeUndefined();
  }
  expect(toolNamed('opa').release('darwin', 'x64')?.path).toMatch(/opa_darwin_amd64$/);
});
