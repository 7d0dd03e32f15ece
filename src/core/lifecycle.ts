/** Things with a beginning and an end. `stop` is idempotent and resolves when all is released. */
export interface Service extends AsyncDisposable {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Stops services in the reverse order of their start, each even if another failed; throws the first failure. */
export class Stack implements AsyncDisposable {
  #stops: (() => Promise<void> | void)[] = [];

  add(stop: () => Promise<void> | void): void {
    this.#stops.push(stop);
  }

  async start<T extends Service>(service: T): Promise<T> {
    await service.start();
    this.add(() => service.stop());
    return service;
  }

  async stop(): Promise<void> {
    const failures: unknown[] = [];
    for (const stop of this.#stops.splice(0).reverse()) {
      try {
        await stop();
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
