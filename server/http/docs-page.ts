import { createHash } from 'node:crypto';
import type { Language } from '../contract/app-error.ts';

/** The parts of an OpenAPI description that the page shows; the rest is passed over. */
export interface Description {
  readonly info: { readonly title: string; readonly version: string };
  readonly servers?: readonly { readonly url: string }[] | undefined;
  readonly paths?: Readonly<Record<string, object>> | undefined;
}
interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: {
    readonly type?: string;
    readonly enum?: readonly unknown[];
    readonly default?: unknown;
  };
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

const words = {
  'zh-CN': {
    title: '接口文档',
    parameters: '参数',
    where: '位置',
    type: '类型',
    about: '说明',
    answers: '返回',
    required: '必填',
    machine: '机器可读描述',
    other: 'English',
    otherCode: 'en',
  },
  en: {
    title: 'API documentation',
    parameters: 'Parameters',
    where: 'in',
    type: 'type',
    about: 'about',
    answers: 'Answers',
    required: 'required',
    machine: 'machine-readable',
    other: '中文',
    otherCode: 'zh-CN',
  },
} as const;

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#1a1f29;background:#fff}
code{font:0.9em ui-monospace,monospace}h2{margin-top:2.5rem}article{border-top:1px solid #c9ced6;padding:.5rem 0}
table{border-collapse:collapse}th,td{text-align:left;padding:.15rem .9rem .15rem 0;vertical-align:top}
a{color:#0b57a4}h3{margin:.5rem 0;font-size:1rem;overflow-wrap:anywhere}p{margin:.3rem 0}.wide{overflow-x:auto}`;

/** Names the one inline style sheet there is, for the content security policy. */
export const docsStyleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** A page without script that shows API descriptions; `links` lead to the descriptions themselves. */
export const renderDocs = (
  descriptions: readonly { readonly link: string; readonly description: Description }[],
  language: Language,
): string => {
  const say = words[language];
  const sections = descriptions.map(({ link, description }) => {
    const operations = Object.entries(description.paths ?? {}).map(([path, item]) =>
      renderPath(path, item, language),
    );
    return `<section><h2>${escapeHtml(description.info.title)}</h2><p><a href="${escapeHtml(link)}">${say.machine}</a></p>${operations.join('')}</section>`;
  });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${say.title} · Wangge Atlas</title><style>${style}</style></head><body><header><h1>${say.title}</h1><nav><a href="?lang=${say.otherCode}" lang="${say.otherCode}">${say.other}</a></nav></header><main>${sections.join('')}</main></body></html>`;
};

const renderPath = (path: string, item: object, language: Language): string =>
  Object.entries(item)
    .filter(([method]) => methods.includes(method))
    .map(([method, operation]) => renderOperation(method, path, operation as Operation, language))
    .join('');

const renderOperation = (method: string, path: string, operation: Operation, language: Language): string => {
  const say = words[language];
  const rows = (operation.parameters ?? []).map((parameter) => {
    const type = [parameter.schema?.type, parameter.schema?.enum?.join(' | ')].filter(Boolean).join(': ');
    const about = [parameter.required ? say.required : '', parameter.description ?? '']
      .filter(Boolean)
      .join('; ');
    return `<tr><td><code>${escapeHtml(parameter.name)}</code></td><td>${escapeHtml(parameter.in)}</td><td>${escapeHtml(type)}</td><td>${escapeHtml(about)}</td></tr>`;
  });
  const table =
    rows.length === 0
      ? ''
      : `<div class="wide" role="region" tabindex="0" aria-label="${say.parameters}"><table><thead><tr><th>${say.parameters}</th><th>${say.where}</th><th>${say.type}</th><th>${say.about}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  const answers = Object.entries(operation.responses ?? {})
    .map(([status, { description = '' }]) => `${status} ${escapeHtml(description)}`)
    .join(' · ');
  return `<article><h3><code>${method.toUpperCase()} ${escapeHtml(path)}</code></h3><p>${escapeHtml(operation.summary ?? '')}</p>${table}<p>${say.answers}: ${answers}</p></article>`;
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
