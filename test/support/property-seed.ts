import fc from 'fast-check';

/** `PROPERTY_SEED=random` looks at cases that no run has seen; a failure prints the seed that repeats it. */
const wanted = process.env.PROPERTY_SEED ?? '20260630';

// The gate looks at the same cases every time, so that a change is judged by what it changed.
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) });
