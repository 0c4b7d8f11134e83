import { expect, it } from 'vitest';
import { openLog } from '../../server/log.ts';

const logged = (work: (log: ReturnType<typeof openLog>) => void): string => {
  const lines: string[] = [];
  work(openLog('trace', { write: (line: string) => void lines.push(line) }));
  return lines.join('');
};

it('the log says where an error comes from, and nothing of the rows it was about', () => {
  const error = Object.assign(
    new Error('duplicate key value violates unique constraint "person_login_key"'),
    {
      code: '23505',
      detail: 'Key (login)=(hunter2) already exists.',
      where: 'COPY person, line 1: "hunter2"',
      parameters: ['hunter2'],
      args: ['hunter2'],
      query: "insert into person values ('hunter2')",
      table_name: 'person',
      constraint_name: 'person_login_key',
    },
  );
  const text = logged((log) => log.error({ err: new Error('outer', { cause: error }) }, 'request failed'));
  expect(text).toContain('23505');
  expect(text).toContain('person_login_key');
  expect(text).toContain('log.test.ts');
  expect(text).not.toContain('hunter2');
});

it('the log takes no secrets, whoever hands them over', () => {
  const text = logged((log) => {
    log.info({ password: 'hunter2', token: 'hunter2' }, 'one');
    log.info(
      { headers: { authorization: 'hunter2', cookie: 'hunter2' }, body: { secret: 'hunter2' } },
      'two',
    );
  });
  expect(text).not.toContain('hunter2');
  expect(text.match(/…/g)).toHaveLength(5);
});

it('something thrown that is no error is logged too', () => {
  expect(logged((log) => log.warn({ err: 'plain words' }, 'odd'))).toContain('plain words');
});
