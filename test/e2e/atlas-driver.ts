import { mkdirSync } from 'node:fs';
import axeCore from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const baseUrl = process.env.E2E_BASE_URL ?? 'http://127.0.0.1:8787';
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const pictures = '.build/e2e';

/** SwiftShader on two cores draws a frame in seconds. */
const patienceMs = 45_000;

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
];

export const desktop = { width: 1440, height: 900 } as const;
export const phone = { width: 390, height: 844 } as const;

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args: flags });

/** Comes in by the demo door, as a click on the sign-in page does. */
const comeIn = async (page: Page, login: string): Promise<void> => {
  await page.goto(`${baseUrl}/health`);
  const status = await page.evaluate(async (wanted) => {
    const answer = await fetch('/api/session/demo', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: wanted }),
    });
    return answer.status;
  }, login);
  if (status !== 200) throw new Error(`the demo door answered ${status} to ${login}`);
};

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly where: string;
}

/** One person at one browser window: speaks of layers, places and details, not of selectors. */
export class AtlasDriver {
  readonly page: Page;
  /** Console errors, exceptions and answers of 400 and more. */
  readonly complaints: string[] = [];
  /** Addresses on any other host. */
  readonly foreignRequests: string[] = [];
  private readonly context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== new URL(baseUrl).origin)
        this.foreignRequests.push(request.url());
    });
  }

  /** A window of somebody who has come in by the demo door; of nobody where `as` is null. */
  static async start(
    browser: Browser,
    size: { width: number; height: number } = desktop,
    as: string | null = 'demo-leader',
  ): Promise<AtlasDriver> {
    const isPhone = size.width < 500;
    const context = await browser.newContext({ viewport: size, hasTouch: isPhone, locale: 'zh-CN' });
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    if (as !== null) await comeIn(page, as);
    return new AtlasDriver(context, page);
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`${baseUrl}/${search}`);
  }

  /** Waits until the map has loaded and drawn all that it was asked for. */
  async mapRests(): Promise<void> {
    await this.page.waitForFunction(
      () => {
        const resting = document.querySelector('#map[aria-busy=false]') !== null;
        const scope = globalThis as { restingSince?: number };
        if (!resting) delete scope.restingSince;
        else scope.restingSince ??= performance.now();
        return resting && performance.now() - (scope.restingSince ?? 0) > 700;
      },
      undefined,
      { timeout: patienceMs, polling: 100 },
    );
  }

  /** Picture of the middle of the map, where no panel lies. */
  async lookAtMap(): Promise<Buffer> {
    const { width, height } = this.page.viewportSize() ?? desktop;
    const clip =
      width < 500 ? { x: 20, y: 250, width: 300, height: 260 } : { x: 400, y: 240, width: 520, height: 400 };
    return this.page.screenshot({ clip: { ...clip, height: Math.min(clip.height, height - clip.y) } });
  }

  async switchLayer(layer: string): Promise<void> {
    await this.page.locator(`[data-layer="${layer}"] > div:first-child input[type=checkbox]`).click();
    await this.page.waitForTimeout(150);
    await this.mapRests();
  }

  async clickMap(x: number, y: number): Promise<void> {
    await this.page.mouse.click(x, y);
  }

  details() {
    return this.page.getByRole('complementary', { name: /详情|Details/ });
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(text);
    await this.page.getByRole('listbox').getByRole('option').first().waitFor();
  }

  /** The view that the address bar holds. */
  view(): Record<string, string> {
    return Object.fromEntries(new URL(this.page.url()).searchParams);
  }

  async viewHas(name: string, value?: RegExp): Promise<void> {
    await this.page.waitForURL((url) => {
      const found = url.searchParams.get(name);
      return found !== null && (value === undefined || value.test(found));
    });
  }

  /** Violations of WCAG 2 A and AA, as axe-core finds them: the serious and critical ones, or all. */
  async violations(which: 'serious' | 'all' = 'serious'): Promise<Violation[]> {
    await this.page.evaluate(axeCore.source);
    return this.page.evaluate(async (wanted) => {
      const { axe } = globalThis as unknown as {
        axe: { run: (where: Document, options: object) => Promise<AxeResults> };
      };
      interface AxeResults {
        violations: { id: string; impact: string; nodes: { html: string }[] }[];
      }
      const results = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
      return results.violations
        .filter(({ impact }) => wanted === 'all' || impact === 'serious' || impact === 'critical')
        .map(({ id, impact, nodes }) => ({
          id,
          impact,
          where: nodes
            .map((node) => node.html)
            .join('\n')
            .slice(0, 600),
        }));
    }, which);
  }

  /** Keeps a picture of the page for people to look at. */
  async keepPicture(name: string): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    await this.page.screenshot({ path: `${pictures}/${name}.png` });
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
