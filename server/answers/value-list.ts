/** Gives each distinct text a number, in the order in which they come; null is -1. */
export class ValueList {
  readonly values: string[] = [];
  readonly #places = new Map<string, number>();

  placeOf(value: string | null): number {
    if (value === null) return -1;
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    const place = this.values.length;
    this.values.push(value);
    this.#places.set(value, place);
    return place;
  }
}
