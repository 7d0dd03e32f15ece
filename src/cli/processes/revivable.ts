import type { Actor } from './actor.js';

/** What goes on over kills and starts: one process at a time. */
export abstract class Revivable implements AsyncDisposable {
  readonly name: string;
  /** The present life, or the last. */
  protected actor: Actor | undefined;

  constructor(name: string) {
    this.name = name;
  }

  get pid(): number | undefined {
    return this.actor?.pid;
  }

  get isRunning(): boolean {
    return this.actor?.isRunning ?? false;
  }

  /** The last lines that it wrote. */
  get lines(): readonly string[] {
    return this.actor?.lines ?? [];
  }

  /** Resolves when it is at work. */
  abstract start(): Promise<void>;

  /** kill -9; what it has on disk stays. */
  async kill(): Promise<void> {
    await this.actor?.kill();
  }

  pause(): void {
    this.actor?.pause();
  }

  resume(): void {
    this.actor?.resume();
  }

  /** Asks it to end, and kills it if it has not within `timeoutMs`. */
  async end(timeoutMs?: number): Promise<void> {
    await this.actor?.end(timeoutMs);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }
}
