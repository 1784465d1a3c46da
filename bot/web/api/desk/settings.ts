import { type Context, Hono } from "hono";
import { z } from "zod";
import type { PreferenceStore } from "../../../store/desk-preferences.ts";
import { CHOOSE_FIRST, refuseSentence } from "./refusals.ts";

interface Parts {
  readonly preferences: Pick<PreferenceStore, "keep">;
  readonly personIn: (context: Context) => Promise<string | null>;
}

const Checked = z.union([z.string(), z.array(z.string())]).optional();
const Body = z.object({ fields: z.object({ ruleChanges: Checked, isFindable: Checked }) });

/** `POST /api/desk/settings`: what the person wants to be told of. */
export function createDeskSettings({ preferences, personIn }: Parts): Hono {
  return new Hono().post("/", async (context) => {
    const personId = await personIn(context);
    if (personId === null) return refuseSentence(context, 403, CHOOSE_FIRST);
    const body = Body.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success)
      return refuseSentence(context, 400, "送られた内容を読み取れませんでした。画面を読み込み直してください。");
    const { ruleChanges, isFindable } = body.data.fields;
    await preferences.keep(personId, { ruleChanges: isChecked(ruleChanges), isFindable: isChecked(isFindable) });
    return context.json({ sentence: "設定を保存しました。", to: "/desk/settings", next: null });
  });
}

function isChecked(value: z.infer<typeof Checked>): boolean {
  return value === "1" || (Array.isArray(value) && value.includes("1"));
}
