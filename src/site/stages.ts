/** How long the stages of a build take. Some run side by side. */

export class Stages {
  readonly #seconds = new Map<string, number>();

  /** Does a stage's work and notes how long it takes. */
  async time<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.#seconds.set(name, (performance.now() - began) / 1000);
    }
  }

  /** Each stage with its seconds, in the order in which they ended. */
  list(): [name: string, seconds: number][] {
    return [...this.#seconds];
  }
}
