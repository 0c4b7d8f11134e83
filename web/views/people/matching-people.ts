import type { Person } from '../../../server/contract/people.ts';

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** People of whom every word that was typed stands in the name, the login or the roles as they are written. */
export const matchingPeople = (
  people: readonly Person[],
  typed: string,
  roleText: (role: Person['roles'][number]) => string,
): readonly Person[] => {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return people;
  return people.filter(({ name, login, roles }) => {
    const text = folded([name, login, ...roles.map(roleText)].join(' '));
    return words.every((word) => text.includes(word));
  });
};
