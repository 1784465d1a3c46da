import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { DEFINITION, type Definition, REQUEST_TYPES, type RequestType } from "./engine/definition.ts";

/** The request types, in every version that a request may be pinned to. */
export interface Definitions {
  /** The newest version where none is named. @throws DefinitionUnknown */
  of(type: RequestType, version?: number): Definition;
}

/** The folder of the definitions that come with the product. */
export const OWN_DEFINITIONS = join(import.meta.dirname, "definitions");

/**
 * Reads every definition of the folders that there are; an office's own come after the product's and take the place of
 * the same type and version.
 * @throws DefinitionsInvalid with every problem of every file
 */
export function loadDefinitions(folders: readonly string[]): Definitions {
  const problems: string[] = [];
  const found = new Map<string, Definition>();
  for (const file of folders.flatMap(filesOf)) {
    const read = readDefinition(file);
    problems.push(...read.problems.map((problem) => `${file}: ${problem}`));
    if (read.definition !== null) found.set(nameOf(read.definition.type, read.definition.version), read.definition);
  }
  const newest = new Map<RequestType, Definition>();
  for (const definition of found.values()) {
    const { type, version } = definition;
    if (version > (newest.get(type)?.version ?? 0)) newest.set(type, definition);
  }
  problems.push(...REQUEST_TYPES.flatMap((type) => (newest.has(type) ? [] : [`no definition of ${type}`])));
  if (problems.length > 0) throw new DefinitionsInvalid(problems);
  return {
    of: (type, version) => {
      const definition = version === undefined ? newest.get(type) : found.get(nameOf(type, version));
      if (definition === undefined) throw new DefinitionUnknown(type, version);
      return definition;
    },
  };
}

function filesOf(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
    return names.toSorted().map((name) => join(folder, name));
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
    throw cause;
  }
}

function readDefinition(file: string): {
  readonly definition: Definition | null;
  readonly problems: readonly string[];
} {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    return { definition: null, problems: [`no JSON (${cause instanceof Error ? cause.message : cause})`] };
  }
  const { data, error } = DEFINITION.safeParse(json);
  if (data === undefined) return { definition: null, problems: error.issues.map(described) };
  return { definition: data, problems: contradictions(data) };
}

function described({ path, message }: z.core.$ZodIssue): string {
  return `${path.join(".")}: ${message}`;
}

/** What each part may say and the whole may not. */
function contradictions({ fields, titleField, saidField, steps }: Definition): readonly string[] {
  const ids = fields.map(({ id }) => id);
  const named = steps.flatMap(({ to, escalate, deputies }) => [...to, ...deputies, ...(escalate ? [escalate.to] : [])]);
  return [
    ...(new Set(ids).size === ids.length ? [] : ["two fields of one id"]),
    ...(ids.includes(titleField) ? [] : [`titleField: no field ${titleField}`]),
    ...(ids.includes(saidField) ? [] : [`saidField: no field ${saidField}`]),
    ...fields.flatMap(({ id, initial, options }) =>
      initial === null || options.some(({ value }) => value === initial) ? [] : [`fields: ${id} begins with no option`],
    ),
    ...named.flatMap((each) =>
      each.kind === "field" && !ids.includes(each.field) ? [`steps: no field ${each.field}`] : [],
    ),
    ...fields.flatMap(({ id, kind, options }) =>
      (kind === "choice" || kind === "choices") && options.length === 0 ? [`fields: ${id} has no options`] : [],
    ),
  ];
}

function nameOf(type: RequestType, version: number): string {
  return `${type} ${version}`;
}

class DefinitionsInvalid extends Error {
  override readonly name = "DefinitionsInvalid";
  constructor(problems: readonly string[]) {
    super(`The desks' definitions cannot be used:\n${problems.join("\n")}`);
  }
}

class DefinitionUnknown extends Error {
  override readonly name = "DefinitionUnknown";
  constructor(type: RequestType, version: number | undefined) {
    super(`There is no definition of ${type}${version === undefined ? "" : ` in version ${version}`}`);
  }
}
