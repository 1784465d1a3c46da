import { parse } from "yaml";
import { z } from "zod";

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/u;
const FIELDS = z.record(z.string(), z.unknown());

/** A text parted into the fields that stand above it between lines of `---`, in YAML, and the rest; undefined fields where these are malformed. */
export function splitFrontMatter(source: string): {
  readonly fields: Readonly<Record<string, unknown>> | undefined;
  readonly rest: string;
} {
  const head = FRONT_MATTER.exec(source);
  return { fields: fieldsOf(head?.[1] ?? ""), rest: source.slice(head?.[0].length ?? 0) };
}

function fieldsOf(yaml: string): Record<string, unknown> | undefined {
  try {
    return FIELDS.safeParse(parse(yaml) ?? {}).data;
  } catch {
    return undefined;
  }
}
