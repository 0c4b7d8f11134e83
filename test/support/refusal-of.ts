import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { ErrorBody } from '../../server/contract/error-body.ts';
import type { NetOperation } from '../../server/contract/scenario-operations.ts';
import type { Scenario } from '../../server/contract/scenarios.ts';
import { unprojectorOf } from '../../server/ingest/local-frame.ts';
import type { Desk } from './drawing-world.ts';
import { frame } from './small-district-units.ts';

const toLonLat = unprojectorOf(frame);

export interface SeenRefusal {
  readonly status: number;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly place: readonly number[] | undefined;
}

/** The refusal of an operation in both languages; the scenario must be as before. */
export const refusalOf = async (at: Desk, operation: NetOperation): Promise<SeenRefusal> => {
  const before = await at.read<Scenario>('');
  const ask = (lang: string) => at.send(`/operations?lang=${lang}`, { clientKey: randomUUID(), operation });
  const [zh, en] = [await ask('zh-CN'), await ask('en')];
  const [body, inEnglish] = [(await zh.json()) as ErrorBody, (await en.json()) as ErrorBody];
  expect(await at.read<Scenario>('')).toEqual(before);
  const place = body.details[0]?.place;
  return { status: zh.status, code: body.code, zh: body.message, en: inEnglish.message, place };
};

/** Metres from the origin of the small district. */
export const expectPlace = (place: readonly number[] | undefined, east: number, north: number): void => {
  const [longitude, latitude] = toLonLat(east * 100, north * 100);
  expect(place?.[0]).toBeCloseTo(longitude, 6);
  expect(place?.[1]).toBeCloseTo(latitude, 6);
};
