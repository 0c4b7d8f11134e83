/** A Float64Array that grows as it is filled; far smaller than an array of numbers of millions of vertices. */
export interface Growing {
  values: Float64Array;
  length: number;
}

export const startGrowing = (): Growing => ({ values: new Float64Array(1024), length: 0 });

export const pushTo = (growing: Growing, value: number): void => {
  if (growing.length === growing.values.length) {
    const larger = new Float64Array(growing.values.length * 2);
    larger.set(growing.values);
    growing.values = larger;
  }
  growing.values[growing.length++] = value;
};
