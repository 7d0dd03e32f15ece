import type { Member, MeshView } from './mesh-view.js';

/** Of some members, sorted by id: which of them should have a partition, first the one that should own it. */
export type Placement = (members: readonly string[]) => (partition: number) => readonly string[];

/** Who does what for a partition. */
export interface Route {
  /** Who should have it, in the order of the placement. Draining members should have nothing, unless all drain. */
  readonly replicas: readonly Member[];
  /**
   * Who has filled itself and serves it: replicas in their order, then those that have it still, last those that drain.
   */
  readonly servers: readonly Member[];
  /** Who sequences: the first server, else the first replica; undefined when there is no member. */
  readonly owner: Member | undefined;
}

/** The routes of one view: a pure function of it and the placement, so that all that see the same members agree. */
export class Routes {
  readonly view: MeshView;
  readonly #placed: (partition: number) => readonly string[];
  readonly #byId: ReadonlyMap<string, Member>;
  readonly #routes = new Map<number, Route>();

  constructor(view: MeshView, placement: Placement) {
    this.view = view;
    this.#byId = new Map(view.members.map((member) => [member.id, member]));
    const staying = view.members.filter(({ draining }) => !draining);
    this.#placed = placement((staying.length > 0 ? staying : view.members).map(({ id }) => id));
  }

  /** The same object each time. */
  of(partition: number): Route {
    const known = this.#routes.get(partition);
    if (known !== undefined) return known;
    const route = this.#make(partition);
    this.#routes.set(partition, route);
    return route;
  }

  #make(partition: number): Route {
    const replicas = this.view.members.length === 0 ? [] : this.#members(this.#placed(partition));
    const ready = this.#members(this.view.readyOf(partition));
    const others = ready.filter((member) => !replicas.includes(member));
    const all = [...replicas.filter((member) => member.ready.has(partition)), ...others];
    const servers = [...all.filter(({ draining }) => !draining), ...all.filter(({ draining }) => draining)];
    return { replicas, servers, owner: servers[0] ?? replicas[0] };
  }

  #members(ids: readonly string[]): Member[] {
    return ids.flatMap((id) => this.#byId.get(id) ?? []);
  }
}
