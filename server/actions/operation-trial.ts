import type { NetOperation } from '../contract/scenario-operations.ts';
import type { Patch } from '../engines/net/lines.ts';
import type { Reading } from '../queries/reading.ts';
import { doOperation, takeBackPatch, type WantedOperation } from './do-operation.ts';
import type { HeldScenario } from './scenario-nets.ts';

type Drawing = Pick<WantedOperation, 'area'> & WantedOperation['naming'];

/** Operations done on the net of a scenario, by all the rules of appending, only to be taken back. */
export class OperationTrial {
  readonly #reading: Reading;
  readonly #held: HeldScenario;
  readonly #drawing: Drawing;
  readonly #patches: Patch[] = [];

  constructor(reading: Reading, held: HeldScenario, drawing: Drawing) {
    this.#reading = reading;
    this.#held = held;
    this.#drawing = drawing;
  }

  /** Does them all, or none: throws why one is refused. */
  async doAll(operations: readonly NetOperation[]): Promise<void> {
    const before = this.#patches.length;
    const { area, toLonLat, language } = this.#drawing;
    try {
      for (const operation of operations) {
        const wanted = { operation, area, naming: { toLonLat, language } };
        this.#patches.push((await doOperation(this.#reading, this.#held, wanted)).patch);
      }
    } catch (error) {
      this.takeBack(before);
      throw error;
    }
  }

  /** Takes back what was done, the last first, down to the first few. */
  takeBack(kept = 0): void {
    for (const patch of this.#patches.splice(kept).reverse()) takeBackPatch(this.#held.net, patch);
  }
}
