import { gainsOf, type SitingQuestion } from './siting.ts';

/** A question as an integer program in CPLEX's LP format: x_j builds candidate j, y_i_j serves place i from it. */
export const sitingProgram = (question: SitingQuestion): string => {
  const { places, gains } = gainsOf(question);
  const byPlace = new Map<number, [candidate: number, gain: number][]>();
  for (const [candidate, reached] of places.entries())
    for (const [i, place] of reached.entries()) {
      const list = byPlace.get(place) ?? [];
      list.push([candidate, gains[candidate]?.[i] as number]);
      byPlace.set(place, list);
    }
  // Places that are worth the same from the same candidates are one.
  const kinds = new Map<string, { readonly from: readonly (readonly [number, number])[]; times: number }>();
  for (const from of byPlace.values()) {
    const isFlat = from.every(([, gain]) => gain === from[0]?.[1]);
    const key = isFlat ? from.map(([candidate]) => candidate).join(' ') : `${from.join(' ')}`;
    const known = kinds.get(key);
    const times = isFlat ? (from[0]?.[1] ?? 0) : 1;
    if (known !== undefined) known.times += times;
    else kinds.set(key, { from: isFlat ? from.map(([candidate]) => [candidate, 1]) : from, times });
  }
  const objective: string[] = [];
  const rows: string[] = [];
  const bounds: string[] = [];
  for (const [i, { from, times }] of [...kinds.values()].entries()) {
    if (from.every(([, gain]) => gain === 1)) {
      objective.push(`${times} y${i}`);
      rows.push(`y${i} ${from.map(([candidate]) => `- x${candidate}`).join(' ')} <= 0`);
      bounds.push(`y${i} <= 1`);
      continue;
    }
    for (const [candidate, gain] of from) {
      objective.push(`${gain * times} y${i}_${candidate}`);
      rows.push(`y${i}_${candidate} - x${candidate} <= 0`);
    }
    rows.push(`${from.map(([candidate]) => `y${i}_${candidate}`).join(' + ')} <= 1`);
  }
  const variables = places.map((_, candidate) => `x${candidate}`);
  return [
    'Maximize',
    ` ${wrapped(objective, ' + ') || '0 x0'}`,
    'Subject To',
    ...rows.map((row) => ` ${row}`),
    ` ${wrapped(variables, ' + ')} <= ${question.count}`,
    'Bounds',
    ...bounds.map((bound) => ` ${bound}`),
    'Binary',
    ...variables.map((variable) => ` ${variable}`),
    'End',
  ].join('\n');
};

/** Lines of the format must not be longer than 510 characters. */
const wrapped = (terms: readonly string[], sign: string): string =>
  terms.map((term, i) => `${i === 0 ? '' : sign}${i % 20 === 19 ? '\n ' : ''}${term}`).join('');
