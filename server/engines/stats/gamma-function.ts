/** Lanczos coefficients for g = 607/128, n = 15 (P. Godfrey 2001): relative error below 1e-14. */
const lanczos = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125,
  -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639, 8.441822398385275e-5,
  -2.6190838401581408e-5, 3.6899182659531625e-6,
];
const lanczosG = 607 / 128;
const precision = 1e-15;
const mostSteps = 100_000;

/** Natural logarithm of Γ(x) for x > 0. */
export const logGamma = (x: number): number => {
  const sum = lanczos.reduce(
    (total, coefficient, place) => total + coefficient / (place === 0 ? 1 : x + place),
    0,
  );
  const shifted = x + lanczosG + 0.5;
  return (x + 0.5) * Math.log(shifted) - shifted + Math.log((Math.sqrt(2 * Math.PI) * sum) / x);
};

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P, each exact to about 13 digits also where it is
 * tiny (series and continued fraction: Press et al., Numerical Recipes, 6.2). a > 0, x ≥ 0.
 */
export const incompleteGamma = (a: number, x: number): { readonly lower: number; readonly upper: number } => {
  if (x <= 0) return { lower: 0, upper: 1 };
  const factor = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    const lower = factor * gammaSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = factor * gammaFraction(a, x);
  return { lower: 1 - upper, upper };
};

const gammaSeries = (a: number, x: number): number => {
  let [term, sum] = [1 / a, 1 / a];
  for (let step = 1; step < mostSteps; step += 1) {
    term *= x / (a + step);
    sum += term;
    if (term < sum * precision) break;
  }
  return sum;
};

/** Lentz's method, modified: no division by zero. */
const gammaFraction = (a: number, x: number): number => {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; step < mostSteps; step += 1) {
    const numerator = -step * (step - a);
    b += 2;
    d = 1 / (numerator * d + b || tiny);
    c = b + numerator / c || tiny;
    const change = c * d;
    fraction *= change;
    if (Math.abs(change - 1) < precision) break;
  }
  return fraction;
};
