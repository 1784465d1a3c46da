import { chromium } from "playwright-core";
import { compactPdf } from "./compact-pdf.ts";
import { letterhead } from "./letterhead.ts";
import { element, escapeMarkup, headLinesMarkup, tableMarkup } from "./markup.ts";
import { INDENT, roleOf } from "./role.ts";
import { type Block, FICTION_MARK, type Source } from "./source.ts";

/** Where Debian's package `chromium` puts it. */
const CHROMIUM = "/usr/bin/chromium";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const FONT = `font-family: "Noto Serif CJK JP"`;
const STYLE = `
body { ${FONT}; font-size: 10.5pt; line-height: 1.75; margin: 0; }
h1, h2, h3 { font-weight: normal; }
h1 { font-size: 16pt; text-align: center; } h2 { font-size: 12pt; margin: 1.4em 0 .5em; } h3 { font-size: 11pt; margin: 1em 0 .4em; }
h2, h3, .caption { break-after: avoid; }
p { margin: 0; text-align: justify; } p.right { text-align: right; } p.mark { text-align: center; margin: .6em 0; }
table { border-collapse: collapse; width: 100%; margin: .5em 0; font-size: 9.5pt; }
th, td { border: .6pt solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top; font-weight: normal; }
tr { break-inside: avoid; }
`;
const RUNNING = `${FONT}; font-size: 8pt; width: 100%;`;

export interface PdfPrinter {
  print(source: Source): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Prints A4 pages with embedded Mincho type through a browser that stays open until `close`. */
export async function createPdfPrinter(): Promise<PdfPrinter> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return {
    async print(source) {
      const page = await browser.newPage();
      await page.setContent(printedPage(source));
      const bytes = await page.pdf({
        format: "A4",
        margin: { top: "25mm", bottom: "22mm", left: "25mm", right: "25mm" },
        displayHeaderFooter: true,
        headerTemplate: `<div style='${RUNNING} text-align: right; margin-right: 25mm;'>架空の星見県の見本</div>`,
        footerTemplate: `<div style='${RUNNING} text-align: center;'>- <span class="pageNumber"></span> -</div>`,
        tagged: false,
      });
      await page.close();
      return compactPdf(withPdfDate(bytes, source.meta.effectiveFrom));
    },
    close: () => browser.close(),
  };
}

function printedPage(source: Source): string {
  const { aboveTitle, belowTitle, body } = letterhead(source);
  const title = escapeMarkup(source.meta.title);
  return `<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head>
<body>
${headLinesMarkup(aboveTitle)}
<h1>${title}</h1>
${headLinesMarkup(belowTitle)}
${element("p", "mark", FICTION_MARK)}
${body.map(blockMarkup).join("\n")}
</body></html>`;
}

function blockMarkup(block: Block): string {
  if (block.kind === "table") return tableMarkup(block);
  if (block.kind === "heading") return element(`h${block.level}`, "heading", block.text);
  const role = roleOf(block.text);
  const style =
    role === "plain" || role === "caption"
      ? `text-indent: 1em`
      : `padding-left: ${INDENT[role] + 1}em; text-indent: -1em`;
  return `<p class="${role}" style="${style}">${escapeMarkup(block.text)}</p>`;
}

/** The same PDF dated `date` at midnight; lengths stay as they are, so the offsets of its cross-reference table hold. */
function withPdfDate(bytes: Uint8Array, date: string): Uint8Array {
  const stamp = `${date.replaceAll("-", "")}000000`;
  const text = Buffer.from(bytes).toString("latin1");
  const dated = text.replace(/(\/(?:CreationDate|ModDate) ?\(D:)\d{14}/g, `$1${stamp}`);
  return Buffer.from(dated, "latin1");
}
