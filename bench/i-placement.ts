import { createRequire } from 'node:module';
import { holdings, movesBetween, type Place, type Placement, placing } from '../src/shard/placement.js';
import { elapsedMs, type Figure, inTurn, type Measure, type Pair, type Profile, quantile } from './figure.js';

const RELAYS = 1_000;
/** As many for each relay as make 1.25 fair shares a whole number, replicas and owners. */
const PARTITIONS = 16_000;
const REPLICAS = 2;
const TIMED = [
  { relays: 1_000, partitions: 4_096 },
  { relays: 10, partitions: 256 },
] as const;
const TIMES = 20;
/** What the ring gives the package, too. */
const POINTS = 100;
const RANGE = 2 ** 29;

interface Circle {
  add(member: string, points: number): unknown;
  get(key: string, count: number): string[];
}
const ConsistentHash = createRequire(import.meta.url)('consistent-hash') as new (options: {
  range: number;
}) => Circle;

/** No relay runs: a placement is a function of their names. */
export const placement: Figure = {
  name: 'i',
  question: 'How even is the placement on 1,000 relays, and what do a join, a death and computing it cost?',
  target: 'the fullest relay at most 1.25 fair shares; a join or a death at most 1.5 times the ideal',
  async run(profile) {
    const place = await placing({ partitions: PARTITIONS, replicas: REPLICAS });
    const seen: Sample[] = [];
    for (let pair = 0; pair < (profile.pairs ?? 10); pair++) {
      profile.progress(`mesh ${pair + 1}`);
      seen.push(sample(place, names(`mesh-${pair}`, RELAYS + 1)));
    }
    const measures = MEASURED.map(({ what, peer, ratio, pairs }) => ({
      what,
      peer,
      unit: 'partitions',
      target: ratio === undefined ? undefined : ({ kind: 'at most', ratio } as const),
      pairs: seen.map(pairs),
    }));
    const timed: Measure[] = [];
    for (const { relays, partitions } of TIMED) timed.push(await timing(profile, relays, partitions));
    return [...measures, ...timed];
  },
};

interface Sample {
  readonly fullest: Pair;
  readonly busiest: Pair;
  readonly join: Pair;
  readonly joinOwners: Pair;
  readonly death: Pair;
  readonly deathOwners: Pair;
}

const MEASURED: readonly {
  readonly what: string;
  readonly peer: string;
  readonly ratio?: number;
  pairs(sample: Sample): Pair;
}[] = [
  {
    what: `held by the fullest of ${RELAYS} relays`,
    peer: 'fair share',
    ratio: 1.25,
    pairs: ({ fullest }) => fullest,
  },
  {
    what: 'owned by the one that owns most',
    peer: 'fair share',
    ratio: 1.25,
    pairs: ({ busiest }) => busiest,
  },
  { what: 'replicas moved by a join', peer: 'fair share', ratio: 1.5, pairs: ({ join }) => join },
  { what: 'owners changed by a join', peer: 'fair share', pairs: ({ joinOwners }) => joinOwners },
  { what: 'replicas moved by a death', peer: 'held by the dead', ratio: 1.5, pairs: ({ death }) => death },
  { what: 'owners changed by a death', peer: 'owned by the dead', pairs: ({ deathOwners }) => deathOwners },
];

function names(mesh: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${mesh}-relay-${index + 1}`);
}

/** The last one joins; then the first one dies. */
function sample(place: Place, relays: readonly string[]): Sample {
  const before = place(relays.slice(0, -1));
  const whole = place(relays);
  const after = place(relays.slice(1));
  const join = movesBetween(before, whole);
  const death = movesBetween(whole, after);
  const dead = holdings(whole).get(relays[0] ?? '') ?? { held: 0, owned: 0 };
  const most = fullest(before);
  return {
    fullest: { ours: most.held, peer: (REPLICAS * PARTITIONS) / RELAYS },
    busiest: { ours: most.owned, peer: PARTITIONS / RELAYS },
    join: { ours: join.gained.length, peer: (REPLICAS * PARTITIONS) / (RELAYS + 1) },
    joinOwners: { ours: join.owners.length, peer: PARTITIONS / (RELAYS + 1) },
    death: { ours: death.gained.length, peer: dead.held },
    deathOwners: { ours: death.owners.length, peer: dead.owned },
  };
}

function fullest(of: Placement): { held: number; owned: number } {
  const all = [...holdings(of).values()];
  return {
    held: Math.max(...all.map(({ held }) => held)),
    owned: Math.max(...all.map(({ owned }) => owned)),
  };
}

/** Ours and the bare package, which has no bounds and whose random points cost it no hashing. */
async function timing({ progress, pairs }: Profile, relays: number, partitions: number): Promise<Measure> {
  progress(`computing ${partitions} partitions on ${relays} relays`);
  const place = await placing({ partitions, replicas: REPLICAS });
  const members = names('timed', relays);
  const processorMs: number[] = [];
  const measured = await inTurn(
    pairs ?? TIMES,
    () => {
      const from = process.cpuUsage();
      const elapsed = elapsedMs(() => place(members));
      const { user, system } = process.cpuUsage(from);
      processorMs.push((user + system) / 1_000);
      return elapsed;
    },
    () =>
      elapsedMs(() => {
        const circle = new ConsistentHash({ range: RANGE });
        for (const member of members) circle.add(member, POINTS);
        for (let partition = 0; partition < partitions; partition++) circle.get(`${partition}`, REPLICAS);
      }),
  );
  return {
    what: `a placement of ${partitions} partitions on ${relays} relays`,
    peer: 'bare consistent-hash, no bounds',
    unit: 'ms',
    target: undefined,
    pairs: measured,
    remarks: [`${partitions} partitions on ${relays} relays: ${median(processorMs)} ms of processor time`],
  };
}

function median(values: readonly number[]): string {
  return quantile(values, 0.5).toFixed(1);
}
