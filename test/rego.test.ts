import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runOpa, runOpaLine } from './support/opa-binary.js';
import { tempDir } from './support/temp-dir.js';
import { type Model, type Step, type Tuples, UsersetOracle } from './support/userset-oracle.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const LIBRARY = join(root, 'rego', 'shardcast');
const DEPTH_MAX = 1024;

describe('the Rego library in OPA', () => {
  test('passes its own tests', async () => {
    const { stdout, stderr } = await runOpa(['test', 'rego/', '--format=json'], root);
    expect(stderr).toBe('');
    const results = JSON.parse(stdout) as {
      name: string;
      package: string;
      fail?: boolean;
      error?: unknown;
    }[];
    const broken = results.filter(({ fail, error }) => fail === true || error !== undefined);
    expect(broken.map(({ package: module, name }) => `${module}.${name}`)).toEqual([]);
    expect(new Set(results.map(({ package: module }) => module)).size).toBe(4);
    expect(results.length).toBeGreaterThan(40);
  });

  test.each([
    ['strictly checked', ['check', '--strict', 'rego/']],
    ['formatted', ['fmt', '--fail', '--list', 'rego/']],
  ])('is %s', async (_, args) => {
    expect(await runOpa(args, root)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('nests as deep as it says', async () => {
    await using dir = await tempDir();
    const nested = Array.from({ length: DEPTH_MAX }, (_, n) => [
      `g:${n}`,
      { member: { [`g:${n + 1}#member`]: true } },
    ]);
    const tuples = { ...Object.fromEntries(nested), [`g:${DEPTH_MAX}`]: { member: { 'user:anne': true } } };
    await writeFile(dir.join('data.json'), JSON.stringify({ shards: { deep: { tuples } } }));
    const query = 'data.shardcast.tuples.check("deep", "g:0", "member", "user:anne")';
    const { stdout } = await runOpa(['eval', '-f', 'raw', '-d', LIBRARY, '-d', 'data.json', query], dir.path);
    expect(stdout.trim()).toBe('true');
  });
});

describe('rego/README.md', () => {
  test('its examples say what they print', async () => {
    await using dir = await tempDir();
    await symlink(join(root, 'rego'), dir.join('rego'));
    const readme = await readFile(join(root, 'rego', 'README.md'), 'utf8');
    const transcripts: string[] = [];
    for (const [, kind, name, body] of readme.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)) {
      if (name !== undefined) await writeFile(dir.join(name), body!);
      else if (kind === 'console') transcripts.push(body!);
    }
    const examples = transcripts.flatMap((text) => [...text.matchAll(/^\$ (.*)\n((?:[^$\n].*\n)*)/gm)]);
    expect(examples.length).toBeGreaterThan(5);
    for (const [, line, printed] of examples) {
      const { stdout, stderr } = await runOpaLine(line!, dir.path);
      expect({ line, stdout, stderr }).toEqual({ line, stdout: printed, stderr: '' });
    }
  });
});

// A small universe, so that usersets meet, with names that are awkward to cut.
const OBJECTS = ['a:0', 'a:é~1/%', 'a:"x\\', 'b:0', 'b:🙂', 'b:c:d'];
const RELATIONS = ['r', 's', 't'];
const USERSETS = OBJECTS.flatMap((object) => RELATIONS.map((relation) => `${object}#${relation}`));
const SUBJECTS = ['user:0', 'user:1', 'user:*', 'a:*', ...OBJECTS, ...USERSETS];

const relation = fc.constantFrom(...RELATIONS);
const object = fc.constantFrom(...OBJECTS);
const subject = fc.constantFrom(...SUBJECTS);
const value = fc.oneof(
  { weight: 6, arbitrary: fc.constant<unknown>(true) },
  fc.constantFrom<unknown>(false, null, { caveat: 'c' }),
);

const tuplesOf = (list: readonly [string, string, string, unknown][]): Tuples => {
  const tuples: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [o, r, s, v] of list) {
    tuples[o] ??= {};
    tuples[o][r] ??= {};
    tuples[o][r][s] = v;
  }
  return tuples;
};

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ relation }),
  fc.record({ relation, from: relation }),
  fc.record({ relation, from_inverse: relation }),
);
const rewrite = fc.record(
  { usersets: fc.boolean(), union: fc.array(step, { maxLength: 2 }) },
  { requiredKeys: [] },
);
const rewrites = fc.dictionary(relation, rewrite, { maxKeys: 3, noNullPrototype: true });
const model: fc.Arbitrary<Model> = fc.oneof(fc.constant({}), fc.record({ a: rewrites, b: rewrites }));

const graph = fc.record({
  tuples: fc.array(fc.tuple(object, relation, subject, value), { maxLength: 20 }).map(tuplesOf),
  model,
  queries: fc.array(fc.record({ object, relation, subject }), { minLength: 1, maxLength: 4 }),
});
type Graph = typeof graph extends fc.Arbitrary<infer T> ? T : never;

interface Answer {
  check: boolean;
  path: string[][];
  explain: string[][];
  subjects: string[];
  objects: string[];
}

const ASK = `package ask

import data.shardcast.model

answers := [answers |
	some name, graph in data.graphs
	answers := [answer |
		some query in graph.queries
		answer := {
			"check": model.check(graph.model, name, query.object, query.relation, query.subject),
			"path": [path | path := model.path(graph.model, name, query.object, query.relation, query.subject)],
			"explain": model.explain(graph.model, name, query.object, query.relation, query.subject),
			"subjects": model.lookup_subjects(graph.model, name, query.object, query.relation),
			"objects": model.lookup_objects(graph.model, name, split(query.object, ":")[0], query.relation, query.subject),
		}
	]
]
`;

async function askOpa(graphs: readonly Graph[]): Promise<Answer[][]> {
  await using dir = await tempDir();
  const named = graphs.map((each, index) => [`g${String(index).padStart(4, '0')}`, each] as const);
  const shards = Object.fromEntries(named.map(([name, { tuples }]) => [name, { tuples }]));
  await writeFile(dir.join('data.json'), JSON.stringify({ shards, graphs: Object.fromEntries(named) }));
  await writeFile(dir.join('ask.rego'), ASK);
  const sources = ['-d', LIBRARY, '-d', 'data.json', '-d', 'ask.rego'];
  const { code, stdout, stderr } = await runOpa(
    ['eval', '-f', 'raw', ...sources, 'data.ask.answers'],
    dir.path,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Answer[][];
}

/** What the oracle says, with the chains that OPA found where they are good ones. */
function expected({ tuples, model, queries }: Graph, answers: readonly Answer[]): Answer[] {
  const oracle = new UsersetOracle(tuples, model, OBJECTS, RELATIONS);
  return queries.map(({ object, relation, subject }, index) => {
    const userset = `${object}#${relation}`;
    const check = oracle.check(userset, subject);
    const { explain = [] } = answers[index] ?? {};
    const chains = explain.filter((chain) => oracle.isChain(chain, userset, subject));
    const shortest = chains.filter((chain) => chain.length === oracle.distance(userset, subject));
    return {
      check,
      path: check ? shortest.slice(0, 1) : [],
      explain: check ? chains : [],
      subjects: oracle.subjects(userset),
      objects: oracle.objects(object.split(':', 1)[0]!, relation, subject),
    };
  });
}

test('any graph of usersets, with any model: OPA answers as the fixpoint does', async () => {
  const graphs = fc.array(graph, { minLength: 1, maxLength: 120, size: 'max' });
  await fc.assert(
    fc.asyncProperty(graphs, async (batch) => {
      const answers = await askOpa(batch);
      expect(answers).toEqual(batch.map((each, index) => expected(each, answers[index] ?? [])));
    }),
    { numRuns: 12 },
  );
});
