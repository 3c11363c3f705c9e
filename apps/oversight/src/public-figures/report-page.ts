/** The monthly report as a page of its own: nothing is loaded beside it, it reads without a screen and prints on A4. */
import { createHash } from 'node:crypto';
import { rankedRates } from '../indicators/domain/rates.ts';
import { fewest } from './domain/suppress.ts';
import { rateNames } from './domain/words.ts';
import type { MonthlyReport, PublicCity, PublicLine, PublicRates, PublicShare, PublicTimes } from './public.dto.ts';

const style = `
body{font-family:"Source Han Serif SC","Noto Serif CJK SC",SimSun,serif;color:#1a1a1a;background:#fff;max-width:60rem;margin:0 auto;padding:1.5rem;line-height:1.7}
h1{font-size:1.7rem;border-bottom:3px double #8a1c1c;padding-bottom:.4rem}
h2{font-size:1.2rem;margin-top:2rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{border-bottom:1px solid #999;padding:.25rem .6rem;text-align:right}
th:first-child,td:first-child{text-align:left}
th{white-space:nowrap}
.wide{overflow-x:auto}
@media (max-width:40rem){body{padding:.8rem}th,td{padding:.25rem .35rem}}
thead th{border-bottom:2px solid #1a1a1a}
.notes{font-size:.9rem}
@media print{body{max-width:none;padding:0;font-size:10pt;line-height:1.45}th,td{padding:.15rem .3rem}table{break-inside:auto}tr{break-inside:avoid}h2{break-after:avoid}@page{size:A4;margin:18mm}}
`;

/** Lets the page use its own style, and nothing else. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export function reportPage(report: MonthlyReport): string {
  const [year, month] = report.month.split('-').map(Number);
  const title = `${report.regionName}群众留言办理月报（${year}年${month}月）`;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>数据截至<time datetime="${report.asOf.toISOString()}">${localMinute(report.asOf)}</time>。本月收到留言${count(report.submitted)}件，办结${count(report.settled)}件${answeredBy(report.answeringBureaus)}${yearSoFar(report)}。</p>
${ratesTable(report)}
${timesTable(report)}
${citiesTable(report.cities)}
${linesTable('各渠道', '渠道', report.channels)}
${linesTable('各类诉求', '类型', report.kinds)}
${linesTable('反映最多的事项', '事项', report.matters)}
<h2>说明</h2>
<ol class="notes">
${report.notes.map((note) => `<li>${escaped(note)}</li>`).join('\n')}
</ol>
</main>
</body>
</html>
`;
}

function ratesTable({ rates, adjusted, beside }: MonthlyReport): string {
  const rows = rankedRates.map((rate) => [rateNames[rate], shareOf(rates[rate]), shareOf(adjusted[rate])]);
  const besides = [
    ['提前办结（用时不到时限的一成）者的满意率', shareOf(beside.earlyClosing)],
    ['预警后才延期者的满意率', shareOf(beside.lateExtension)],
    ['重新办理者的满意率', shareOf(beside.reopening)],
  ];
  return [
    table('三率及时限', ['指标', '原始', '调整后'], rows),
    table('与满意率对照', ['情形', '满意率'], besides),
  ].join('\n');
}

function timesTable({ timeToContact, timeToResolve }: MonthlyReport): string {
  const rows = [
    ['首次联系', ...hoursOf(timeToContact)],
    ['办结', ...hoursOf(timeToResolve)],
  ];
  return table('用时（不超过）', ['环节', '半数留言', '九成留言'], rows);
}

const answeredBy = (bureaus?: number) => (bureaus === undefined ? '' : `，${count(bureaus)}家承办单位作出答复`);

function yearSoFar({ submittedThisYear, answeringBureausThisYear }: MonthlyReport): string {
  if (submittedThisYear === undefined) return '';
  return `；今年以来共收到${count(submittedThisYear)}件${answeredBy(answeringBureausThisYear)}`;
}

function citiesTable(cities: readonly PublicCity[]): string {
  const ofTheYear = ({ submittedThisYear: cases }: PublicCity) => (cases === undefined ? none : count(cases));
  return linesTable('各市', '地区', cities, { head: '今年以来（件）', told: cities.map(ofTheYear) });
}

/** @param more a column beside the messages */
function linesTable(
  heading: string,
  first: string,
  lines: readonly PublicLine[],
  more?: { readonly head: string; readonly told: readonly string[] },
): string {
  const heads = [first, '留言（件）', ...(more ? [more.head] : []), ...rankedRates.map((rate) => rateNames[rate])];
  if (lines.length === 0) return `<h2>${escaped(heading)}</h2>\n<p>不足${fewest}件，不列。</p>`;
  const rows = lines.map(({ name, submitted, rates }, index) => {
    const beside = more ? [more.told[index] ?? none] : [];
    return [name, count(submitted), ...beside, ...sharesOf(rates)];
  });
  return table(heading, heads, rows);
}

function table(heading: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join('');
  const body = rows.map(([first = '', ...rest]) => {
    return `<tr><th scope="row">${escaped(first)}</th>${rest.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`;
  });
  const title = escaped(heading);
  return `<h2>${title}</h2>\n<div class="wide">\n<table aria-label="${title}">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>\n</div>`;
}

const none = '—';
const count = (value?: number) => (value === undefined ? `不足${fewest}` : value.toLocaleString('zh-CN'));
const shareOf = (share?: PublicShare) => (share ? `${share.percent.toFixed(1)}%` : none);
const sharesOf = (rates: PublicRates) => rankedRates.map((rate) => shareOf(rates[rate]));

function hoursOf(times?: PublicTimes): [string, string] {
  const told = (hours: number) => (hours < 24 ? `${hours}小时` : `${Math.round(hours / 24)}天`);
  return times ? [told(times.median), told(times.p90)] : [none, none];
}

function localMinute(moment: Date): string {
  const format = { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' } as const;
  return moment.toLocaleString('zh-CN', format);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
