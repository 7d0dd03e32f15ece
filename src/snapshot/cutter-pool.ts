import { ShardcastError } from '../core/errors.js';
import type { Service } from '../core/lifecycle.js';
import type { BulkBuild, BulkInput, CutInput, CutResult } from './cut-types.js';

export interface CutterPoolOptions {
  /** Worker threads, warm from `start` on. Default 1. */
  workers?: number;
}

/** Cuts and builds chunks in worker threads; chunk reads and writes are answered by the caller's callbacks. */
export class CutterPool implements Service {
  constructor(_options: CutterPoolOptions = {}) {}

  start(): Promise<void> {
    throw new ShardcastError('INTERNAL', 'not yet');
  }

  cut(_input: CutInput): Promise<CutResult> {
    throw new ShardcastError('INTERNAL', 'not yet');
  }

  build(_input: BulkInput): BulkBuild {
    throw new ShardcastError('INTERNAL', 'not yet');
  }

  stop(): Promise<void> {
    throw new ShardcastError('INTERNAL', 'not yet');
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
