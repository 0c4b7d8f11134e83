import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import type { Language } from '../contract/app-error.ts';
import { stationPageWords } from '../contract/station-page-words.ts';
import type { StationDetail } from '../contract/stations.ts';

type Words = (typeof stationPageWords)[Language];
type Html = ReturnType<typeof html>;

interface PageParts {
  readonly station: StationDetail;
  readonly language: Language;
  /** Address of this page, which the code leads to. */
  readonly url: string;
  /** The same in the words of schema.org. */
  readonly schema: object;
}

const row = (term: string, value: string | Html | null): Html =>
  value === null || value === '' ? html`` : html`<div><dt>${term}</dt><dd>${value}</dd></div>`;

const timesOf = (spans: readonly { opens: string | null; closes: string | null }[]): string =>
  spans.flatMap(({ opens, closes }) => (opens && closes ? [`${opens}–${closes}`] : [])).join(' · ');

const factsOf = (station: StationDetail, say: Words): Html => {
  const access = [
    station.hasLift ? say.lift : null,
    station.hasRamp ? say.ramp : null,
    station.hasAccessibleToilet ? say.toilet : null,
  ].filter((one) => one !== null);
  const named = (names: Readonly<Record<string, string>>, terms: readonly string[]): string =>
    terms.map((term) => names[term] ?? term).join(' · ');
  return html`<dl>
    ${row(say.address, [station.address, station.floor].filter(Boolean).join(' '))}
    ${row(say.phone, station.phone === null ? null : html`<a href="tel:${station.phone}">${station.phone}</a>`)}
    ${row(say.access, access.join(' · ') || say.none)}
    ${row(
      say.capacity,
      station.capacityPerDay === null ? null : say.perDay.replace('{count}', String(station.capacityPerDay)),
    )}
    ${row(say.offers, named(say.services, station.services))}
    ${row(say.abilities, named(say.functions, station.functions))}
  </dl>`;
};

const hoursOf = ({ hours, specialDays }: StationDetail, say: Words): Html => {
  const days = [...new Set(specialDays.map(({ day }) => day))];
  const special = days.map((day) => {
    const spans = specialDays.filter((other) => other.day === day);
    const reason = spans[0]?.reason ? ` · ${spans[0].reason}` : '';
    return html`<tr><th scope="row">${day}</th><td>${timesOf(spans) || say.rest}${reason}</td></tr>`;
  });
  const week = say.weekdays.map((name, index) => {
    const times = timesOf(hours.filter(({ weekday }) => weekday === index + 1));
    return html`<tr><th scope="row">${name}</th><td>${times || say.rest}</td></tr>`;
  });
  return html`<section><h2>${say.hours}</h2><table><tbody>${week}</tbody></table></section>
    ${days.length === 0 ? '' : html`<section><h2>${say.special}</h2><table><tbody>${special}</tbody></table></section>`}`;
};

const errandsOf = ({ errands }: StationDetail, say: Words): Html =>
  errands.length === 0
    ? html``
    : html`<section><h2>${say.errands}</h2><table>
        <thead><tr><th scope="col">${say.errands}</th><th scope="col">${say.papers}</th></tr></thead>
        <tbody>${errands.map(
          ({ name, papers }) => html`<tr><th scope="row">${name}</th><td>${papers || say.noPapers}</td></tr>`,
        )}</tbody>
      </table></section>`;

/** The page of one station without script: to share, to print, to be read by machines. */
export const renderStationPage = ({ station, language, url, schema }: PageParts): Html => {
  const say = stationPageWords[language];
  const state = station.state === 'open' ? null : say[station.state];
  const finder = `/?station=${station.id}${language === 'en' ? '&lang=en' : ''}`;
  return html`<!doctype html><html lang="${language}"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1"><title>${station.name}</title>
    <meta name="description" content="${station.name} · ${station.address}">
    <meta property="og:title" content="${station.name}"><meta property="og:description" content="${station.address}">
    <link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/station-page.css">
    <link rel="canonical" href="${url}">
    <script type="application/ld+json">${raw(JSON.stringify(schema).replaceAll('<', '\\u003c'))}</script></head>
    <body><header><nav><a href="${finder}">${say.find}</a>
      <a href="?lang=${language === 'en' ? 'zh-CN' : 'en'}" lang="${language === 'en' ? 'zh-CN' : 'en'}">${say.other}</a></nav></header>
    <main><div class="head"><div><p class="kind">${say.kinds[station.kind]}${station.synthetic ? ` · ${say.synthetic}` : ''}</p>
      <h1>${station.name}</h1>
      ${state === null ? '' : html`<p class="state">${state}${station.stateReason ? ` · ${station.stateReason}` : ''}</p>`}
      ${factsOf(station, say)}</div>
      <figure>${raw(renderSVG(url, { border: 1, pixelSize: 4 }))}<figcaption>${say.scan}</figcaption></figure></div>
      ${hoursOf(station, say)}${errandsOf(station, say)}</main></body></html>`;
};
