import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AtlasDriver, desktop, launchBrowser, phone } from './atlas-driver.ts';
import { codeOf } from './authenticator.ts';

const login = `e2e.${Date.now().toString(36)}`;
const name = `试用${Date.now() % 10_000}`;
const password = 'four plain words together';
const person = { code: '', secret: '', recoveryCode: '' };

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const rowOf = (atlas: AtlasDriver) => atlas.page.getByRole('row').filter({ hasText: login });

test('the system administrator adds a person and hands over a one-time code', async () => {
  const atlas = await AtlasDriver.start(browser, desktop, 'demo-system-admin');
  await atlas.open();
  await atlas.page.getByRole('heading', { level: 1, name: '人员与角色' }).waitFor();
  expect(await atlas.violations()).toEqual([]);
  await atlas.page.getByRole('button', { name: '新增人员' }).click();
  const dialog = atlas.page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill(name);
  await dialog.getByLabel('账号').fill(login);
  await dialog.getByRole('button', { name: '新增', exact: true }).click();
  person.code = await dialog.locator('code').innerText();
  await atlas.keepPicture('desk-one-time-code');
  expect(await atlas.violations()).toEqual([]);
  await dialog.getByRole('button', { name: '完成' }).click();
  await rowOf(atlas).getByText('还没有角色').waitFor();
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});

test('the security administrator gives a role that asks for a second factor', async () => {
  const atlas = await AtlasDriver.start(browser, desktop, 'demo-security-admin');
  await atlas.open('people');
  await rowOf(atlas).getByRole('button', { name: /^管理/ }).click();
  const dialog = atlas.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '再加一个角色' }).click();
  await dialog.getByLabel('角色', { exact: true }).selectOption({ label: '审批人' });
  await dialog.getByLabel('审批步骤').selectOption({ label: '会签步骤' });
  await atlas.keepPicture('desk-roles');
  expect(await atlas.violations()).toEqual([]);
  await dialog.getByRole('button', { name: '保存角色' }).click();
  await dialog.getByText('已保存').waitFor();
  await dialog.getByRole('button', { name: '关闭' }).click();
  await rowOf(atlas).getByText('审批人 · 会签步骤').waitFor();
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});

test('the person comes in by the code, chooses a password and sets up the second step, on a phone', async () => {
  const atlas = await AtlasDriver.start(browser, phone, null);
  await atlas.open('account');
  await atlas.page.getByRole('button', { name: '用账号密码登录' }).click();
  await atlas.page.getByRole('button', { name: /^有一次性代码/ }).click();
  await atlas.page.getByLabel('账号', { exact: true }).fill(login);
  await atlas.page.getByLabel('一次性代码').fill(person.code);
  await atlas.page.getByRole('button', { name: '登录', exact: true }).click();
  await atlas.page.getByRole('heading', { level: 1, name: '设置新密码' }).waitFor();
  await atlas.page.getByLabel('新密码').fill('short');
  await atlas.page.getByLabel('再输一遍').fill('short');
  await atlas.page.getByRole('button', { name: '保存密码' }).click();
  await atlas.page.getByText('至少需要 12 个字符').waitFor();
  expect(await atlas.violations()).toEqual([]);
  await atlas.page.getByLabel('新密码').fill(password);
  await atlas.page.getByLabel('再输一遍').fill(password);
  await atlas.page.getByRole('button', { name: '保存密码' }).click();
  await atlas.page.getByRole('heading', { level: 1, name: '设置两步验证' }).waitFor();
  person.secret = (await atlas.page.locator('code[data-secret]').getAttribute('data-secret')) ?? '';
  await atlas.keepPicture('phone-enrol');
  expect(await atlas.violations()).toEqual([]);
  await atlas.page.getByLabel('验证码').fill(codeOf(person.secret));
  await atlas.page.getByRole('button', { name: '确认' }).click();
  await atlas.page.getByRole('heading', { name: '请保存恢复码' }).waitFor();
  person.recoveryCode = await atlas.page.locator('ol code').first().innerText();
  await atlas.keepPicture('phone-recovery-codes');
  expect(await atlas.violations()).toEqual([]);
  await atlas.page.getByRole('button', { name: '我已保存好' }).click();
  await atlas.page.getByRole('heading', { level: 1, name: '我的账号' }).waitFor();
  expect(new URL(atlas.page.url()).pathname).toBe('/account');
  await atlas.keepPicture('phone-account');
  expect(await atlas.violations()).toEqual([]);
  await atlas.leave();
});

const comeInByPassword = async (atlas: AtlasDriver): Promise<void> => {
  await atlas.open('account');
  await atlas.page.getByRole('button', { name: '用账号密码登录' }).click();
  await atlas.page.getByLabel('账号', { exact: true }).fill(login);
  await atlas.page.getByLabel('密码', { exact: true }).fill(password);
  await atlas.page.getByRole('button', { name: '登录', exact: true }).click();
  await atlas.page.getByRole('heading', { level: 1, name: '两步验证' }).waitFor();
};

test('password and code let the person in again; a token is shown once', async () => {
  const atlas = await AtlasDriver.start(browser, desktop, null);
  await comeInByPassword(atlas);
  expect(await atlas.violations()).toEqual([]);
  // The code of this half minute was used to confirm the secret.
  await atlas.page.getByLabel('验证码').fill(codeOf(person.secret, 1));
  await atlas.page.getByRole('button', { name: '确认' }).click();
  await atlas.page.getByRole('heading', { level: 1, name: '我的账号' }).waitFor();
  await atlas.page.getByRole('button', { name: '新建令牌' }).click();
  await atlas.page.getByLabel('名称').fill('QGIS');
  await atlas.page.getByRole('button', { name: '生成' }).click();
  await atlas.page.getByText('令牌只显示这一次').waitFor();
  await atlas.keepPicture('desk-token');
  expect(await atlas.violations()).toEqual([]);
  await atlas.page.getByRole('button', { name: '我已保存好' }).click();
  await atlas.page.getByRole('button', { name: '撤销' }).click();
  await atlas.page.getByText('还没有令牌').waitFor();
  await atlas.leave();
});

test('a recovery code stands in for the phone', async () => {
  const atlas = await AtlasDriver.start(browser, desktop, null);
  await comeInByPassword(atlas);
  await atlas.page.getByLabel('验证码').fill(person.recoveryCode);
  await atlas.page.getByRole('button', { name: '确认' }).click();
  await atlas.page.getByRole('heading', { level: 1, name: '我的账号' }).waitFor();
  await atlas.leave();
});

test('the history tells who gave the role, and is proven', async () => {
  const atlas = await AtlasDriver.start(browser, desktop, 'demo-audit-admin');
  await atlas.open('history');
  await atlas.page.getByText('验证通过').waitFor();
  await atlas.page.getByLabel('操作').selectOption({ label: '更改角色' });
  const entry = atlas.page.getByRole('button', { name: /演示·安全管理员.*更改角色/ }).first();
  await entry.click();
  await atlas.page.getByText('会签').first().waitFor();
  await atlas.keepPicture('desk-history');
  expect(await atlas.violations()).toEqual([]);
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});

test('the system administrator locks the person out', async () => {
  const atlas = await AtlasDriver.start(browser, desktop, 'demo-system-admin');
  await atlas.open('people');
  await rowOf(atlas).getByRole('button', { name: /^管理/ }).click();
  const dialog = atlas.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '停用账号' }).click();
  await dialog.getByRole('button', { name: '停用账号' }).last().click();
  await dialog.getByRole('button', { name: '恢复账号' }).waitFor();
  await dialog.getByRole('button', { name: '关闭' }).click();
  await rowOf(atlas).getByText('已停用').waitFor();
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});
