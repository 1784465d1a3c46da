import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { DatasetUnusable } from "./unusable.ts";

/** A line of a text file that is not empty, with its number from 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

/** @throws DatasetUnusable where the file cannot be read */
export async function readLines(file: string): Promise<readonly Line[]> {
  const content = await readFile(file, "utf8").catch((cause: unknown) => {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw new DatasetUnusable(`There is no dataset file ${file}${missing ? "" : " that can be read"}.`, { cause });
  });
  return content
    .replace(/^\uFEFF/u, "")
    .split(/\r?\n/u)
    .map((text, at) => ({ text, number: at + 1 }))
    .filter(({ text }) => text.trim() !== "");
}

/** @throws DatasetUnusable where the file cannot be read or a line is not an object of the schema */
export async function readJsonLines<Value>(file: string, schema: z.ZodType<Value>): Promise<readonly Value[]> {
  const lines = await readLines(file);
  return lines.map(({ text, number }) => {
    const parsed = schema.safeParse(jsonOf(text, file, number));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw new DatasetUnusable(`${file}, line ${number}: ${issue?.path.join(".") || "the line"}: ${issue?.message}.`);
  });
}

function jsonOf(text: string, file: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DatasetUnusable(`${file}, line ${number} is not JSON.`, { cause });
  }
}
