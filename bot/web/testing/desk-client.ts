import { expect } from "vitest";
import { z } from "zod";
import type { DeskSite } from "./desk-site.ts";

const Done = z.object({ sentence: z.string(), to: z.string(), next: z.object({ to: z.string() }).nullable() });
const Refused = z.object({
  error: z.object({ message: z.string(), fields: z.record(z.string(), z.string()).optional() }),
});
export const APP = {
  ...{ appName: "写真で報告", purpose: "現場の写真をその場で報告書に入れる", users: "道路課の現場担当", count: "12" },
  ...{ personalData: "none", external: "domestic" },
};
export const CASE = {
  ...{
    name: "鍵の受渡しを番号箱に",
    before: "窓口で15分待つ",
    action: "番号で開く箱を置いた",
    effect: "15分が2分に、月120件",
  },
  ...{ area: "process", caseKind: "improvement", credit: "name" },
};

/** The site as people of the sample use it through their browsers. */
export function createDeskClient(site: () => DeskSite) {
  let keys = 0;
  const as = (personId: string | null): Record<string, string> =>
    personId === null ? {} : { cookie: `do_viewer=${personId}` };
  const get = (path: string, personId: string) => site().app.request(path, { headers: as(personId) });
  const send = (method: string, path: string, personId: string | null, body: object) => {
    keys += 1;
    return site().app.request(path, {
      method,
      headers: { "content-type": "application/json", ...as(personId) },
      body: JSON.stringify({ key: `key-0000-${keys}`, ...body }),
    });
  };
  const post = (path: string, personId: string | null, body: object) => send("POST", path, personId, body);
  const done = async (response: Response | Promise<Response>) => {
    const answered = await response;
    if (!answered.ok) throw new Error(await answered.text());
    return Done.parse(await answered.json());
  };
  return {
    ...{ as, get, send, post, done },
    read: async (path: string, personId: string) => (await get(path, personId)).text(),
    /** Sends a request. @returns its id */
    ask: async (fields: object = APP, type = "app", personId = "p014") => {
      const { to } = await done(post("/api/desk/requests", personId, { type, fields }));
      return to.slice("/desk/".length);
    },
    act: (id: string, personId: string, body: object) => done(post(`/api/desk/requests/${id}`, personId, body)),
    /** What was refused: one sentence in Japanese, and perhaps one for each field. */
    refusal: async (response: Response | Promise<Response>) => {
      const answered = await response;
      expect(answered.ok).toBe(false);
      const { error } = Refused.parse(await answered.json());
      expect(error.message).toMatch(/^[^\n]*[ぁ-ん][^\n]*。$/u);
      return error;
    },
  };
}
