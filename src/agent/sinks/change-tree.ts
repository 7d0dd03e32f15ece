import type { ShardView } from '../../shard/view.js';
import { type Key, SEPARATOR, type StoredRecord } from '../../snapshot/record.js';
import { type CostModel, OPERATION_BYTES } from './cost-model.js';
import type { Change, PlanOperation } from './plan.js';

/** A level of the document that has changes below it. */
interface Level {
  /** A key below the level, and how much of it is the level's prefix, separator included. */
  readonly key: Key;
  readonly length: number;
  readonly parent: Level | undefined;
  /** In key order. */
  readonly children: (Level | Change)[];
  /** Whether the old and the new view have records here; undefined: not known yet. */
  before: boolean | undefined;
  after: boolean | undefined;
  /** Of an operation with all below in the new view; undefined: not asked yet. */
  bytes: number | undefined;
  replace: boolean;
  operations: number;
  operationBytes: number;
}

/** The changes as a tree of levels, and what operations they become. */
export class ChangeTree {
  readonly #root: Level;
  /** Children before parents; without the root. */
  readonly #levels: Level[] = [];
  readonly #to: ShardView;
  solvedBytes = 0;

  constructor(changes: readonly Change[], to: ShardView) {
    this.#to = to;
    this.#root = level('', 0, undefined);
    this.#root.before = true;
    this.#root.after = true;
    this.#build(changes);
  }

  /** Finds out which levels are new and which are emptied; before anything else is asked. */
  settle(from: ShardView): void {
    for (const each of this.#levels) {
      if (each.before === undefined) learnBefore(each, from.hasPrefix(prefixOf(each)));
      if (each.after === undefined) learnAfter(each, this.#to.hasPrefix(prefixOf(each)));
    }
  }

  /** The operations: as solved last, else one for each record. */
  operations(): PlanOperation[] {
    const operations: PlanOperation[] = [];
    for (const child of this.#root.children) emit(child, operations);
    return operations;
  }

  /** Body bytes of those operations. */
  bytes(model: CostModel, operations: readonly PlanOperation[]): number {
    let bytes = 0;
    for (const operation of operations) bytes += this.#operationBytes(operation, model);
    return bytes;
  }

  /** Chooses the subtrees to replace if an operation costs `operationMs`; returns the number of operations. */
  solve(model: CostModel, operationMs: number): number {
    this.#solveLevel(this.#root, model, operationMs);
    this.solvedBytes = this.#root.operationBytes;
    return this.#root.operations;
  }

  #solveLevel(each: Level, model: CostModel, operationMs: number): void {
    each.replace = false;
    if (!each.before || !each.after) {
      this.#sum(each, model);
      return;
    }
    const wholeMs = (): number => model.bytesMs(this.#wholeBytes(each, model));
    const isRoot = each === this.#root;
    // Every child takes an operation at least: where all bytes below cost less than one, nothing beats replacing them.
    if (!isRoot && each.children.length > 1 && wholeMs() < operationMs) {
      this.#replace(each, model);
      return;
    }
    for (const child of each.children) {
      if ('children' in child) this.#solveLevel(child, model, operationMs);
    }
    this.#sum(each, model);
    if (isRoot || each.operations < 2) return;
    const apartMs = each.operations * operationMs + model.bytesMs(each.operationBytes);
    if (operationMs + wholeMs() < apartMs) this.#replace(each, model);
  }

  #replace(each: Level, model: CostModel): void {
    each.replace = true;
    each.operations = 1;
    each.operationBytes = this.#wholeBytes(each, model);
  }

  /** Of the operation that replaces all below. */
  #wholeBytes(each: Level, model: CostModel): number {
    if (each.bytes === undefined) {
      const { bytes } = this.#to.extent(prefixOf(each));
      const json = each.parent === this.#root ? model.jsonBytes(bytes) : model.subtreeJsonBytes(bytes);
      each.bytes = json + OPERATION_BYTES + each.length;
    }
    return each.bytes;
  }

  #sum(each: Level, model: CostModel): void {
    each.operations = 0;
    each.operationBytes = 0;
    if (!each.before || !each.after) {
      each.operations = 1;
      each.operationBytes = OPERATION_BYTES + each.length + (each.after ? recordBytes(recordsOf(each)) : 0);
      return;
    }
    for (const child of each.children) {
      if ('children' in child) {
        each.operations += child.operations;
        each.operationBytes += child.operationBytes;
      } else {
        each.operations++;
        each.operationBytes += this.#operationBytes(operationOf(child), model);
      }
    }
  }

  #operationBytes(operation: PlanOperation, model: CostModel): number {
    const bytes = OPERATION_BYTES + operation.length;
    if (operation.kind === 'add') return bytes + operation.record.json.length;
    if (operation.kind === 'remove') return bytes;
    if (operation.records !== undefined) return bytes + recordBytes(operation.records);
    const prefix = operation.key.slice(0, operation.length) + SEPARATOR;
    return bytes + model.subtreeJsonBytes(this.#to.extent(prefix).bytes);
  }

  /** One walk over the sorted changes, with the levels of the current key on a stack. */
  #build(changes: readonly Change[]): void {
    const stack: Level[] = [this.#root];
    let previous = '';
    for (const change of changes) {
      const { key } = change;
      const common = commonLength(previous, key);
      while (stack[stack.length - 1]!.length > common) this.#levels.push(stack.pop()!);
      let top = stack[stack.length - 1]!;
      // The separator that ends a region's prefix is the region's own.
      const end = change.region === 'none' ? key.length : key.length - 1;
      for (let at = key.indexOf(SEPARATOR, top.length); at !== -1 && at < end; ) {
        const next = level(key, at + 1, top);
        top.children.push(next);
        stack.push(next);
        top = next;
        at = key.indexOf(SEPARATOR, at + 1);
      }
      top.children.push(change);
      if (change.before) learnBefore(top, true);
      if (change.after !== undefined || change.region === 'replaced') learnAfter(top, true);
      previous = key;
    }
    while (stack.length > 1) this.#levels.push(stack.pop()!);
  }
}

function level(key: Key, length: number, parent: Level | undefined): Level {
  return {
    key,
    length,
    parent,
    children: [],
    before: undefined,
    after: undefined,
    bytes: undefined,
    replace: false,
    operations: 0,
    operationBytes: 0,
  };
}

/** What has records has ancestors that have records; what has none says nothing of its ancestors. */
function learnBefore(from: Level, present: boolean): void {
  from.before = present;
  if (!present) return;
  for (let each = from.parent; each !== undefined && each.before === undefined; each = each.parent)
    each.before = true;
}

function learnAfter(from: Level, present: boolean): void {
  from.after = present;
  if (!present) return;
  for (let each = from.parent; each !== undefined && each.after === undefined; each = each.parent)
    each.after = true;
}

function emit(node: Level | Change, operations: PlanOperation[]): void {
  if (!('children' in node)) {
    operations.push(operationOf(node));
    return;
  }
  const { key } = node;
  const length = node.length - 1;
  if (!node.after) operations.push({ kind: 'remove', key, length });
  else if (!node.before) operations.push({ kind: 'subtree', key, length, records: recordsOf(node) });
  else if (node.replace) operations.push({ kind: 'subtree', key, length, records: undefined });
  else for (const child of node.children) emit(child, operations);
}

function operationOf({ key, after, region }: Change): PlanOperation {
  if (region === 'replaced') return { kind: 'subtree', key, length: key.length - 1, records: undefined };
  if (region === 'removed') return { kind: 'remove', key, length: key.length - 1 };
  if (after === undefined) return { kind: 'remove', key, length: key.length };
  return { kind: 'add', key, length: key.length, record: after };
}

/** All records below a level that the old view does not have: each of them is a change. */
function recordsOf(node: Level, records: StoredRecord[] = []): StoredRecord[] {
  for (const child of node.children) {
    if ('children' in child) recordsOf(child, records);
    else if (child.after !== undefined) records.push(child.after);
  }
  return records;
}

function recordBytes(records: readonly StoredRecord[]): number {
  let bytes = 0;
  for (const { key, json } of records) bytes += key.length + json.length;
  return bytes;
}

function prefixOf({ key, length }: Level): Key {
  return key.slice(0, length);
}

function commonLength(a: Key, b: Key): number {
  const end = Math.min(a.length, b.length);
  let index = 0;
  while (index < end && a.charCodeAt(index) === b.charCodeAt(index)) index++;
  return index;
}
