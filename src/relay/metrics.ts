import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ShardcastError } from '../core/errors.js';
import type { AuditFigures } from './audit/audit.js';
import { REFUSALS, type Refusal, refusalOf } from './refusals.js';
import type { ScrubFigures } from './upkeep/scrub.js';
import type { UpkeepFigures } from './upkeep/upkeep.js';

/** Of a relay's part in a mesh; by itself it has none of this. */
export interface MeshFigures {
  /** Relays that are alive. */
  readonly members: number;
  /** How many partitions are in which state. */
  readonly partitions: Readonly<Record<string, number>>;
  readonly refilledBytes: number;
  readonly drains: number;
  readonly forks: number;
  /** Since this relay was last in touch with NATS. */
  readonly ageMs: number;
}

/** Of a relay by itself. */
export const NO_MESH: MeshFigures = {
  members: 0,
  partitions: {},
  refilledBytes: 0,
  drains: 0,
  forks: 0,
  ageMs: 0,
};

/** What the gauges read when they are scraped. */
export interface RelayGauges {
  mesh(): MeshFigures;
  upkeep(): UpkeepFigures;
  audit(): AuditFigures;
  connections(): number;
  scrub(): ScrubFigures;
  subscribers(): number;
  shards(): number;
  agents(): number;
  diskBytes(): number;
}

export const PUBLISH_RESULTS = ['appended', 'repeated', 'refused', 'failed'] as const;
export type PublishResult = (typeof PUBLISH_RESULTS)[number];

/** Every metric of a relay. A dashboard depends on these names: adding is free, renaming is a change of contract. */
export const RELAY_METRICS = [
  'shardcast_relay_publishes_total',
  'shardcast_relay_forwarded_total',
  'shardcast_relay_deltas_total',
  'shardcast_relay_operations_total',
  'shardcast_relay_append_seconds',
  'shardcast_relay_subscribers',
  'shardcast_relay_agents',
  'shardcast_relay_fanout_bytes_total',
  'shardcast_relay_slow_consumers_total',
  'shardcast_relay_snapshot_bytes_sent_total',
  'shardcast_relay_shards',
  'shardcast_relay_disk_bytes',
  'shardcast_relay_resident_bytes',
  'shardcast_relay_members',
  'shardcast_relay_partitions',
  'shardcast_relay_refill_bytes_total',
  'shardcast_relay_drains_total',
  'shardcast_relay_forks_total',
  'shardcast_relay_age_seconds',
  'shardcast_relay_archived_snapshots_total',
  'shardcast_relay_archived_bytes_total',
  'shardcast_relay_archive_behind_seconds',
  'shardcast_relay_trims_total',
  'shardcast_relay_upkeep_failures_total',
  'shardcast_relay_refused_total',
  'shardcast_relay_connections',
  'shardcast_relay_scrubbed_bytes_total',
  'shardcast_relay_damage_found_total',
  'shardcast_relay_damage_mended_total',
  'shardcast_relay_audit_lines_total',
  'shardcast_relay_audit_lost_total',
  'shardcast_relay_nats_answers_total',
] as const;

type MetricName = (typeof RELAY_METRICS)[number];

/** Metrics of one relay in a registry of its own: two relays in a process do not mix. */
export class RelayMetrics {
  readonly registry = new Registry();
  readonly #publishes = new Counter({
    ...this.#as('shardcast_relay_publishes_total', 'Publishes by how they ended'),
    labelNames: ['result'],
  });
  readonly #forwarded = new Counter(
    this.#as('shardcast_relay_forwarded_total', 'Publishes that were passed on to another relay'),
  );
  readonly #deltas = new Counter(this.#as('shardcast_relay_deltas_total', 'Deltas that were appended'));
  readonly #operations = new Counter(
    this.#as('shardcast_relay_operations_total', 'Operations of appended deltas'),
  );
  readonly #append = new Histogram({
    ...this.#as('shardcast_relay_append_seconds', 'Appends of an entry, to the disk and back'),
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  });
  readonly #fanoutBytes = new Counter(
    this.#as('shardcast_relay_fanout_bytes_total', 'Bytes sent to subscribers'),
  );
  readonly #slowConsumers = new Counter(
    this.#as('shardcast_relay_slow_consumers_total', 'Subscribers that were disconnected over their budget'),
  );
  readonly #refused = new Counter({
    ...this.#as(
      'shardcast_relay_refused_total',
      'Connections, calls and publishes that were refused, by why',
    ),
    labelNames: ['reason'],
  });
  readonly #snapshotBytes = new Counter(
    this.#as('shardcast_relay_snapshot_bytes_sent_total', 'Bytes of chunks sent'),
  );

  readonly #natsAnswers = new Counter({
    ...this.#as(
      'shardcast_relay_nats_answers_total',
      'Answers to nats-servers about who connects, by result',
    ),
    labelNames: ['result'],
  });

  constructor(gauges: RelayGauges) {
    for (const result of PUBLISH_RESULTS) this.#publishes.inc({ result }, 0);
    for (const reason of REFUSALS) this.#refused.inc({ reason }, 0);
    this.#gauge('shardcast_relay_connections', 'Open connections of gRPC', () => gauges.connections());
    this.#gauge('shardcast_relay_subscribers', 'Open watches', () => gauges.subscribers());
    this.#gauge('shardcast_relay_agents', 'Agents that are connected', () => gauges.agents());
    this.#gauge('shardcast_relay_shards', 'Shards of the store', () => gauges.shards());
    this.#gauge('shardcast_relay_disk_bytes', 'Bytes of the store on disk', () => gauges.diskBytes());
    this.#gauge('shardcast_relay_resident_bytes', 'Resident memory of the process', () =>
      process.memoryUsage.rss(),
    );
    this.#meshGauges(gauges);
    this.#upkeepGauges(gauges);
    this.#scrubCounts(gauges);
    this.#count('shardcast_relay_audit_lines_total', 'Lines of the audit log', () => gauges.audit().lines);
    this.#count('shardcast_relay_audit_lost_total', 'Lines that the audit log’s disk did not take', () => {
      return gauges.audit().lost;
    });
  }

  #meshGauges({ mesh }: RelayGauges): void {
    this.#gauge('shardcast_relay_members', 'Relays of the mesh that are alive', () => mesh().members);
    this.#gauge('shardcast_relay_age_seconds', 'Since the relay was last in touch with NATS', () => {
      return mesh().ageMs / 1000;
    });
    new Gauge({
      ...this.#as('shardcast_relay_partitions', 'Partitions of this relay by their state'),
      labelNames: ['state'],
      collect() {
        for (const [state, count] of Object.entries(mesh().partitions)) this.set({ state }, count);
      },
    });
    const counts = [
      ['shardcast_relay_refill_bytes_total', 'Bytes that came from other relays', 'refilledBytes'],
      ['shardcast_relay_drains_total', 'Drains that were begun', 'drains'],
      ['shardcast_relay_forks_total', 'Shards that had left the history of the log', 'forks'],
    ] as const;
    for (const [name, help, figure] of counts) this.#count(name, help, () => mesh()[figure]);
  }

  #upkeepGauges({ upkeep }: RelayGauges): void {
    this.#gauge(
      'shardcast_relay_archive_behind_seconds',
      'For how long the archive has lacked a change of a shard that this relay owns',
      () => upkeep().behindMs / 1000,
    );
    const counts = [
      ['shardcast_relay_archived_snapshots_total', 'Snapshots that were archived', 'snapshots'],
      ['shardcast_relay_archived_bytes_total', 'Bytes that were put into the archive', 'bytes'],
      ['shardcast_relay_trims_total', 'Times that archived entries of a shard left the log', 'trims'],
      [
        'shardcast_relay_upkeep_failures_total',
        'Attempts to archive, trim or clean up that failed',
        'failures',
      ],
    ] as const;
    for (const [name, help, figure] of counts) this.#count(name, help, () => upkeep()[figure]);
  }

  #scrubCounts({ scrub }: RelayGauges): void {
    const counts = [
      ['shardcast_relay_scrubbed_bytes_total', 'Bytes on disk that were held against their hashes', 'bytes'],
      ['shardcast_relay_damage_found_total', 'Damage that was found on this disk', 'found'],
      ['shardcast_relay_damage_mended_total', 'Damage that was mended from elsewhere', 'mended'],
    ] as const;
    for (const [name, help, figure] of counts) this.#count(name, help, () => scrub()[figure]);
  }

  /** Counters are told of whole batches: one call costs more than a small publish may. */
  published(result: PublishResult, count: number): void {
    this.#publishes.inc({ result }, count);
  }

  /** `admitted`, or why not. */
  natsAnswered(result: string): void {
    this.#natsAnswers.inc({ result });
  }

  forwarded(): void {
    this.#forwarded.inc();
  }

  appended(elapsedMs: number, deltas: number, operations: number): void {
    this.#append.observe(elapsedMs / 1000);
    this.#deltas.inc(deltas);
    this.#operations.inc(operations);
  }

  fannedOut(bytes: number): void {
    this.#fanoutBytes.inc(bytes);
  }

  refused(reason: Refusal): void {
    this.#refused.inc({ reason });
  }

  /** What failed, if it was refused. */
  failed(failure: ShardcastError): void {
    const reason = refusalOf(failure);
    if (reason !== undefined) this.refused(reason);
  }

  slowConsumer(): void {
    this.#slowConsumers.inc();
  }

  snapshotSent(bytes: number): void {
    this.#snapshotBytes.inc(bytes);
  }

  #as(name: MetricName, help: string) {
    return { name, help, registers: [this.registry] };
  }

  #count(name: MetricName, help: string, read: () => number): void {
    new Counter({
      ...this.#as(name, help),
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }

  #gauge(name: MetricName, help: string, read: () => number): void {
    new Gauge({
      ...this.#as(name, help),
      collect() {
        this.set(read());
      },
    });
  }
}
