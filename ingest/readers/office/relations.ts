import { posix } from "node:path";
import { childOf, childrenOf, parseXml } from "../xml.ts";
import type { OfficePackage } from "./package.ts";

export interface Relation {
  readonly id: string;
  /** The last word of its type: `slide`, `notesSlide`, `image`. */
  readonly type: string;
  /** Name of the part that it leads to. */
  readonly target: string;
}

/** Where a part leads to within the package; what lies outside of it is left out, and so is what is not there. */
export async function relationsOf(file: OfficePackage, part: string): Promise<readonly Relation[]> {
  const name = posix.join(posix.dirname(part), "_rels", `${posix.basename(part)}.rels`);
  if (!file.has(name)) return [];
  return childrenOf(childOf(parseXml(await file.text(name)), "Relationships"), "Relationship").flatMap(
    ({ attributes }) => {
      const { Id: id = "", Type: type = "", Target: path = "", TargetMode: mode } = attributes;
      const target = path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(part), path);
      return mode === "External" || !file.has(target) ? [] : [{ id, type: posix.basename(type), target }];
    },
  );
}
