import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Refusal } from "../reasons.ts";
import type { RunTool } from "./run-tool.ts";
import { withTemporaryFolder } from "./temporary-folder.ts";

/** Formats that are read as another one, and that one. */
const TARGETS = {
  doc: "docx",
  rtf: "docx",
  odt: "docx",
  xls: "xlsx",
  ods: "xlsx",
  ppt: "pptx",
  odp: "pptx",
} as const;
const LIMITS = { seconds: 20, memoryMegabytes: 4096 };
const LARGEST_MB = 100;

export type LegacyType = keyof typeof TARGETS;

type Converted =
  | { readonly kind: "converted"; readonly bytes: Uint8Array; readonly type: (typeof TARGETS)[LegacyType] }
  | { readonly kind: "refused"; readonly reason: Refusal };

export type ConvertOffice = (bytes: Uint8Array, type: LegacyType) => Promise<Converted>;

/** Old Office and OpenDocument files as the format of today, by LibreOffice: one file at a time, each with a profile of its own. */
export function createOfficeConverter(run: RunTool): ConvertOffice {
  let last: Promise<unknown> = Promise.resolve();
  return (bytes, type) => {
    const next = last.then(() => withTemporaryFolder((folder) => convert(run, folder, bytes, type)));
    last = next.catch(() => undefined);
    return next;
  };
}

export function isLegacyType(type: string): type is LegacyType {
  return Object.hasOwn(TARGETS, type);
}

async function convert(run: RunTool, folder: string, bytes: Uint8Array, type: LegacyType): Promise<Converted> {
  const target = TARGETS[type];
  const input = join(folder, `document.${type}`);
  const output = join(folder, "out", `document.${target}`);
  await mkdir(join(folder, "profile", "user"), { recursive: true });
  await writeFile(join(folder, "profile", "user", "registrymodifications.xcu"), PROFILE);
  await writeFile(input, bytes);
  const result = await run({
    command: "soffice",
    args: [
      `-env:UserInstallation=file://${folder}/profile`,
      ...["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"],
      ...["--convert-to", target, "--outdir", join(folder, "out"), input],
    ],
    folder,
    limits: LIMITS,
  });
  if (result.kind === "missing") return refuse("legacy-office", type);
  if (result.kind === "too-long") return refuse("takes-too-long", String(LIMITS.seconds));
  const size = await stat(output).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0) return refuse("damaged", "");
  if (size > LARGEST_MB * 1024 * 1024) return refuse("too-large", String(LARGEST_MB));
  return { kind: "converted", bytes: await readFile(output), type: target };
}

function refuse(code: Refusal["code"], detail: string): Converted {
  return { kind: "refused", reason: { code, detail } };
}

/** No macros, no scripts of Java, and no links followed, whatever the file asks for. */
const SETTINGS: readonly (readonly [string, string, string])[] = [
  ["/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"],
  ["/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"],
  ["/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"],
  ["/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"],
  ["/org.openoffice.Office.Java/Java", "Enable", "false"],
  ["/org.openoffice.Office.Writer/Content/Update", "Link", "0"],
  ["/org.openoffice.Office.Calc/Content/Update", "Link", "2"],
];
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
${SETTINGS.map(([path, name, value]) => `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`).join("\n")}
</oor:items>
`;
