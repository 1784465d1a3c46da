import type { CalendarDate } from "../../../corpus/document.ts";
import { fiscalYearNumber } from "../../../corpus/japanese/calendar.ts";
import type { ImprovementCase } from "../../store/improvement-cases.ts";
import { AREA_LABELS, CASE_KIND_LABELS, creditOf, IMPROVEMENT_OFFICE } from "./labels.ts";
import { savedWords } from "./yearly.ts";

/** A case that has its number and its day. */
export type NumberedCase = ImprovementCase & { readonly publishedOn: CalendarDate; readonly number: number };

export function isNumbered(each: ImprovementCase): each is NumberedCase {
  return each.publishedOn !== null && each.number !== null;
}

/** `令和8年度事例第3号`: tells two cases of one title apart, and says nothing of who sent them. */
export function caseNumber({ publishedOn, number }: NumberedCase): string {
  return `${fiscalYearWords(fiscalYearNumber(publishedOn))}事例第${number}号`;
}

/** `令和8年度` for 2026; years before 令和 by the calendar alone. */
export function fiscalYearWords(year: number): string {
  if (year < 2019) return `${year}年度`;
  return `令和${year === 2019 ? "元" : year - 2018}年度`;
}

/** A case study as ingest reads it: what was, what was done, what came of it, each under its own heading. */
export function caseMarkdown(each: NumberedCase, issuer: string): string {
  const { text, publishedOn, area, caseKind, unit } = each;
  const fields = {
    title: oneLine(text.title),
    number: caseNumber(each),
    category: "事例",
    issuer,
    owner: unit ?? IMPROVEMENT_OFFICE,
    effectiveFrom: publishedOn,
    audience: "全職員",
    field: AREA_LABELS[area],
    kind: CASE_KIND_LABELS[caseKind],
  };
  // Strings of JSON are strings of YAML, whatever is in them.
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const sections = [
    `# ${plain(oneLine(text.title))}`,
    `## 改善前\n\n${plain(text.before)}`,
    `## 取組内容\n\n${plain(text.action)}`,
    `## 効果\n\n${[plain(text.effect), ...savedSentence(each)].join("\n\n")}`,
    `## 取り組んだ人\n\n${plain(creditOf(each))}（${caseNumber(each)}、${AREA_LABELS[area]}）`,
  ];
  return `---\n${head.join("\n")}\n---\n\n${sections.join("\n\n")}\n`;
}

function savedSentence(each: NumberedCase): readonly string[] {
  const saved = savedWords(each);
  return saved === "" ? [] : [`${saved}の削減です。`];
}

/** Text that Markdown leaves as it is: nobody's case makes headings, links, tables or HTML. Lists stay lists. */
function plain(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, "\n")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*_[\]~|>#]/gu, "\\$&")
    .replaceAll(/^([ \t]*)([=-]{2,}[ \t]*)$/gmu, "$1\\$2")
    .replaceAll(/^(?: {4,}|\t+)/gmu, "")
    .replaceAll(/(https?):\/\//giu, "$1\\://")
    .trim();
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}
