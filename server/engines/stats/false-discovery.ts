/**
 * p values corrected for how many were looked at: among all whose result is at most q, a share of at most q is
 * expected to be false. Step-up procedure of Benjamini and Hochberg (1995), which holds for independent and for
 * positively dependent tests, as those of neighbouring units are (Benjamini, Yekutieli 2001, theorem 1.2; for local
 * spatial statistics Caldas de Castro, Singer 2006). R: `p.adjust(…, "BH")`.
 */
export const controlFalseDiscovery = (p: ArrayLike<number>): Float64Array => {
  const count = p.length;
  const largestFirst = Array.from(p, (_, place) => place).sort((a, b) => (p[b] ?? 0) - (p[a] ?? 0));
  const corrected = new Float64Array(count);
  let least = 1;
  for (const [place, test] of largestFirst.entries()) {
    least = Math.min(least, (p[test] ?? 1) * (count / (count - place)));
    corrected[test] = least;
  }
  return corrected;
};
