import type { ShardView, Touched } from '../../shard/view.js';
import { type CostModel, OPERATION_BYTES } from './cost-model.js';
import type { Plan, PlanOperation } from './plan.js';
import { MARK_OPERATIONS, PLAIN_OPERATIONS_MAX } from './planner.js';

/** With fewer keys the views are asked: that takes microseconds, and being wrong takes two requests. */
const KEYS_MIN = 16;
/** After a refusal so many steps are planned by asking; twice as many each time that trust is not kept. */
const STEPS_FIRST = 8;
const STEPS_MAX = 1_024;

/**
 * Most records that are put lie in objects that OPA has. To know it, the view that OPA holds has to be searched for every key
 * of a step, which was a third of what an agent spent on a stream of single changes. So a step of puts is written as if it
 * were so. Where it is not, OPA answers 404 and keeps nothing of the PATCH, the step is planned by asking, and so are the
 * next ones.
 */
export class Trust {
  #stepsLeft = 0;
  #stepsNext = STEPS_FIRST;

  /** The step without a search, or undefined if it has to be planned by asking. */
  plan(to: ShardView, touched: Touched, model: CostModel): Plan | undefined {
    const { all, keys, prefixes, first } = touched;
    if (all || prefixes.size > 0 || keys.size < KEYS_MIN || keys.size > PLAIN_OPERATIONS_MAX)
      return undefined;
    if (model.copiesStore || this.#isSpent()) return undefined;
    const operations: PlanOperation[] = [];
    let bytes = 0;
    for (const key of [...keys].sort()) {
      const known = first?.get(key);
      const record = known === undefined ? to.get(key) : known;
      if (record === undefined || record === null) return undefined;
      operations.push({ kind: 'add', key, length: key.length, record });
      bytes += OPERATION_BYTES + key.length + record.json.length;
    }
    const expectedMs = model.patchMs(operations.length + MARK_OPERATIONS, bytes);
    return { kind: 'patch', operations, expectedMs, trusting: true };
  }

  /** OPA took a step that was planned so. */
  kept(): void {
    this.#stepsNext = STEPS_FIRST;
  }

  /** OPA had no place for it. */
  broken(): void {
    this.#stepsLeft = this.#stepsNext;
    this.#stepsNext = Math.min(STEPS_MAX, this.#stepsNext * 2);
  }

  #isSpent(): boolean {
    if (this.#stepsLeft === 0) return false;
    this.#stepsLeft--;
    return true;
  }
}
