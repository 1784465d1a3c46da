/** The text of a field that Word draws by itself, with no result to read: readings over words, signs within signs, fractions. */
export function equationText(instruction: string): string | undefined {
  const [, drawn] = /^\s*EQ\s([\s\S]*)$/iu.exec(instruction) ?? [];
  return drawn === undefined ? undefined : textOf(drawn).trim();
}

/** `\o\ad(\s\up 9(けんぺい),建蔽)` is 建蔽, `\o\ac(○,印)` is 印, `\f(1,2)` is 1/2. */
function textOf(drawn: string): string {
  const open = drawn.indexOf("(");
  if (open === -1) return withoutSwitches(drawn);
  const close = closing(drawn, open);
  const parts = argumentsOf(drawn.slice(open + 1, close));
  const switches = drawn.slice(0, open);
  const rest = drawn.slice(close + 1);
  const overlaid = /\\o/iu.test(switches);
  const text = overlaid ? textOf(parts.at(-1) ?? "") : parts.map(textOf).join(/\\f/iu.test(switches) ? "/" : "");
  return `${withoutSwitches(switches)}${text}${rest === "" ? "" : textOf(rest)}`;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === "(") depth += 1;
    if (text[index] === ")") depth -= 1;
    if (depth === 0) return index;
  }
  return text.length;
}

/** What commas part, but for those within brackets. */
function argumentsOf(text: string): readonly string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const sign of text) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (sign === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

function withoutSwitches(text: string): string {
  return text.replace(/\\\*\s*(?:"[^"]*"|\S+)|\\[a-z]+(?:\s*\d+(?=\s|$))?/giu, "").trim();
}
