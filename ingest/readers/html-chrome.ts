import type { CheerioAPI } from "cheerio";

const DROPPED =
  "script, style, nav, [role=navigation], [role=search], select, noframes, footer, header:not(:has(h1)), noscript, template, iframe, svg, button, form > input, rt, rp, [hidden], [aria-hidden=true]";
/** What sites call that which surrounds a page's text, by `id` or `class`; 例規 pages keep contents and history in `secondary`. */
const CHROME =
  /^(?:bread-?crumbs?|topic-?path|pankuzu|(?:global|local|main|side|foot|head|site|g|l)-?(?:nav|navi|menu)\w*|nav(?:i|bar|igation)?|tab-nav|side-?bar|secondary|foot(?:er)?|copyright|page-?top|to-?top|go-?top|skip-?(?:link|nav|content)?s?|pager|pagination|sns|share)$/iu;
const HEADER = /^(?:(?:site|page|global)[-_]?)?head(?:er)?$/iu;
const TO_TOP = /^[▲△↑\s]*(?:この)?(?:ページ|本文|画面)?の?(?:先頭|トップ|上)(?:へ|に)?(?:戻る|移動)?[▲△↑\s]*$/u;
const HIDDEN = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu;
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const FEWEST_NAVIGATION_LINKS = 4;
/** What holds more of the page's characters is its text, whatever it is called. */
const MOST_OF_PAGE = 0.5;

type Selected = ReturnType<CheerioAPI>;

/** Takes away what surrounds the text of a page: menus, paths to it, footers, scripts, readings of ruby. */
export function removeChrome($: CheerioAPI): void {
  $("head").remove();
  $(DROPPED).remove();
  const all = lengthOf($("body"));
  for (const node of $("body [id], body [class]").toArray()) {
    const element = $(node);
    const names = `${element.attr("id") ?? ""} ${element.attr("class") ?? ""}`.split(/\s+/u);
    const surrounds = names.some((name) => CHROME.test(name) || (HEADER.test(name) && isLinks(element)));
    if (!surrounds || element.find("h1").length > 0) continue;
    if (lengthOf(element) > all * MOST_OF_PAGE) continue;
    const which = names.includes("secondary") ? headLines($, element) : [];
    element.remove();
    $("body").prepend(...which);
  }
  for (const list of $("ul, ol").toArray()) if (isNavigation($(list))) $(list).remove();
  for (const link of $("a[href^='#']").toArray()) if (TO_TOP.test($(link).text())) $(link).remove();
  // Answers that unfold are hidden as well; identifiers for scripts hold no words.
  for (const node of $("[style]").toArray()) {
    const element = $(node);
    if (HIDDEN.test(element.attr("style") ?? "") && !JAPANESE.test(element.text())) element.remove();
  }
}

/** Of what a 例規 page sets beside its text, its title, number and the day from which it is in force, in which the text may be silent. */
function headLines($: CheerioAPI, beside: Selected) {
  return beside.find("h2, p").filter((_, line) => /\d年.*\d日|第.{1,8}号/u.test($(line).text()) || $(line).is("h2"));
}

/** A list of nothing but links leads around the site; it says nothing. */
function isNavigation(list: Selected): boolean {
  return list.find("a").length >= FEWEST_NAVIGATION_LINKS && isLinks(list);
}

function isLinks(element: Selected): boolean {
  return lengthOf(element.find("a")) >= lengthOf(element) * 0.8;
}

function lengthOf(element: Selected): number {
  return element.text().replace(/\s+/gu, "").length;
}
