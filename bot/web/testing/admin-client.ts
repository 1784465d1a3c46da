import { Hono } from "hono";
import { expect } from "vitest";
import { z } from "zod";
import { inProcessReader } from "../../../ingest/isolation/in-process.ts";
import { ADMINISTRATOR, openAdminBench } from "../../admin/testing/admin-bench.ts";
import { createDirectory } from "../../people/directory.ts";
import { SAMPLE_PEOPLE } from "../../samples.ts";
import { createAdminSite } from "../admin.ts";
import { onlyFromHere } from "../same-site.ts";

/** A rule of one article, in force from a day of its own for each wording. */
export const RULE = (days: string) => `---
title: 鍵要領
owner: 総務部文書課
effectiveFrom: ${days === "3日" ? "2024-04-01" : "2026-04-01"}
---
第1条　鍵は${days}以内に返す。
`;

export const HERE = "http://127.0.0.1:3000";
const Refused = z.object({ error: z.object({ message: z.string() }) });

export type AdminClient = Awaited<ReturnType<typeof openAdminClient>>;

/** The console over an empty library, as people use it through their browsers. */
export async function openAdminClient() {
  const bench = await openAdminBench();
  const closing = new AbortController();
  const clock = () => new Date(bench.clock.now);
  const { people } = createDirectory({ files: [SAMPLE_PEOPLE], clock, log: () => undefined });
  const app = new Hono().use(onlyFromHere(null, ["/admin/upload"])).route(
    "/",
    createAdminSite({
      ...{ librarian: bench.librarian, reader: inProcessReader, people, timeZone: "Asia/Tokyo" },
      ...{ ruleChanges: { recent: async () => [] }, closing: closing.signal, newId: () => crypto.randomUUID() },
      today: () => "2026-11-25",
      personIn: async (context) => context.req.header("x-person") ?? null,
    }),
  );
  const get = async (path: string, person: string = ADMINISTRATOR) =>
    app.request(`${HERE}${path}`, { headers: { "x-person": person, cookie: `do_viewer=${person}` } });
  return {
    ...{ bench, closing, app, get },
    read: async (path: string, person: string = ADMINISTRATOR) => (await get(path, person)).text(),
    put: async (path: string, body: string, headers: Record<string, string> = {}) =>
      app.request(`${HERE}${path}`, {
        method: "PUT",
        headers: { "x-person": ADMINISTRATOR, "content-length": String(Buffer.byteLength(body)), ...headers },
        body,
      }),
    post: async (path: string, body: object, person: string = ADMINISTRATOR) =>
      app.request(`${HERE}${path}`, {
        method: "POST",
        headers: { "x-person": person, "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
  };
}

/** What a refusal says: one sentence in Japanese. */
export async function refusal(response: Response | Promise<Response>): Promise<string> {
  const { error } = Refused.parse(await (await response).json());
  expect(error.message).toMatch(/^[^\n]*[ぁ-ん][^\n]*。$/u);
  return error.message;
}
