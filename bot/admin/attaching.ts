import type { Librarian } from "./contract.ts";
import { currentRevision } from "./documents.ts";
import type { Duty } from "./librarian-parts.ts";
import { done, refused, UNKNOWN_DOCUMENT as UNKNOWN } from "./outcomes.ts";
import { createShelf } from "./shelf.ts";

/** What amends what, as a person says it. */
export function createAttaching(duty: Duty): Pick<Librarian, "attach" | "detach"> {
  const { amendments, note, today } = duty;
  const shelf = createShelf(duty);
  const pairOf = async (amendmentId: string, baseId: string, personId: string) => {
    const [amendment, base] = [await shelf.find(amendmentId, personId), await shelf.find(baseId, personId)];
    return amendment === undefined || base === undefined ? undefined : { amendment, base };
  };

  return {
    attach: async (amendmentId, baseId, personId) => {
      const pair = await pairOf(amendmentId, baseId, personId);
      if (pair === undefined) return UNKNOWN;
      const [amending, amended] = [pair.amendment.document, pair.base.document];
      if (amending.id === amended.id) return refused("改正される方の資料を選んでください。", "base");
      const revision = currentRevision(pair.amendment.revisions, today());
      const effectiveFrom = revision?.effectiveFrom ?? null;
      await amendments.attach({ amendmentId: amending.id, baseId: amended.id, effectiveFrom });
      await note(personId, "document.amends", amending.id, amended.title);
      return done(`「${amended.title}」を改正する文書にしました。その資料の画面で、改正後の案を作れます。`);
    },
    detach: async (amendmentId, baseId, personId) => {
      const pair = await pairOf(amendmentId, baseId, personId);
      if (pair === undefined) return UNKNOWN;
      const [amending, amended] = [pair.amendment.document, pair.base.document];
      if (!(await amendments.detach(amending.id, amended.id))) return refused("結び付きはもうありません。");
      await note(personId, "document.amends-not", amending.id, amended.title);
      return done(`「${amended.title}」との結び付きを外しました。`);
    },
  };
}
