import { type Context, Hono } from "hono";
import { z } from "zod";
import { calendarDate } from "../../../conversation/calendar-date.ts";
import { viewerOf } from "../../../people/people.ts";
import type { AdminParts } from "../../api/admin/parts.ts";
import { whoIs } from "../../viewer.ts";
import { download } from "../desk/download.ts";
import { deniedPage } from "./denied.ts";
import { createDocumentPages } from "./document-routes.ts";
import { manualPage } from "./editor.ts";
import type { AdminFrame, ShowAdmin } from "./frame.ts";
import { intakePage, JOBS_SHOWN } from "./intake.ts";
import { type LogFilter, logPage, noLogPage } from "./log.ts";
import { questionsPage } from "./questions.ts";
import { synonymsPage } from "./synonyms.ts";

const ATTENTION_SHOWN = 2_000;
const QUESTIONS_SHOWN = 50;
const CHANGES_SHOWN = 20;
const LOG_SHOWN = 100;
const LOG_MOST = 3_200;

const Query = z.object({
  show: z.enum(["all", "attention"]).catch("all"),
  for: z.string().trim().min(1).max(500).nullable().catch(null),
  shown: z.coerce.number().int().min(1).max(LOG_MOST).catch(LOG_SHOWN),
  check: z.literal("1").optional().catch(undefined),
});

const given = <Value>(schema: z.ZodType<Value>) => schema.optional().catch(undefined);
const LogFilterIn = z
  .object({
    person: given(z.string().min(1).max(100)),
    action: given(z.string().min(1).max(100)),
    text: given(z.string().trim().min(1).max(200)),
    ...{ from: given(z.iso.date()), to: given(z.iso.date()) },
  })
  .transform(({ person, ...query }): LogFilter => ({ ...query, personId: person }));

/** The pages at /admin. */
export function createAdminPages(parts: AdminParts): Hono {
  const { librarian, ruleChanges, people, today, timeZone } = parts;
  const moment = new Intl.DateTimeFormat("ja-JP", { timeZone, dateStyle: "medium", timeStyle: "short" });
  const momentWords = (at: string) => moment.format(new Date(at));
  const dayOf = (at: string) => calendarDate(new Date(at), timeZone);

  const frameOf = async (context: Context): Promise<AdminFrame> => {
    const choosable = (await people(today())).map((person) => ({ name: person.name, viewer: viewerOf(person) }));
    const who = whoIs(context, choosable);
    const personId = who.person?.viewer.id;
    const role = personId === undefined ? null : await librarian.role(personId);
    const units = role === null || personId === undefined ? null : await librarian.units(personId);
    return { who, people: choosable, today: today(), role, units };
  };
  const shown = (show: ShowAdmin) => async (context: Context) => {
    const frame = await frameOf(context);
    if (frame.role === null) return context.html(deniedPage(frame), 403);
    return show(context, frame, frame.who.viewer.id);
  };
  const nameIn = ({ people: known }: AdminFrame) => {
    const names = new Map(known.map(({ name, viewer }) => [viewer.id, name]));
    return (id: string) => names.get(id) ?? "名簿にない職員";
  };

  return new Hono()
    .use(async (context, next) => {
      await next();
      if (!context.res.headers.has("cache-control")) context.header("cache-control", "private, no-store");
    })
    .get(
      "/",
      shown(async (context, frame, personId) => {
        const { show, for: question } = Query.parse(context.req.query());
        const attention = show === "attention";
        const jobs = await librarian.jobs({ attention, limit: attention ? ATTENTION_SHOWN : JOBS_SHOWN }, personId);
        return context.html(intakePage(frame, { jobs, counts: await librarian.jobCounts(personId), show, question }));
      }),
    )
    .route("/documents", createDocumentPages(parts, { shown, nameIn, momentWords, dayOf }))
    .get(
      "/questions",
      shown(async (context, frame, personId) => {
        const isAdministrator = frame.role === "administrator";
        const page = questionsPage(frame, {
          unanswered: await librarian.unanswered(personId, QUESTIONS_SHOWN),
          mostAsked: await librarian.mostAsked(personId, QUESTIONS_SHOWN),
          ruleChanges: isAdministrator ? await ruleChanges.recent(CHANGES_SHOWN) : [],
          dayOf,
        });
        return context.html(page);
      }),
    )
    .get(
      "/synonyms",
      shown(async (context, frame, personId) => context.html(synonymsPage(frame, await librarian.synonyms(personId)))),
    )
    .get(
      "/manuals/new",
      shown(async (context, frame) => context.html(manualPage(frame))),
    )
    .get(
      "/log",
      shown(async (context, frame, personId) => {
        if (frame.role !== "administrator") return context.html(noLogPage(frame), 403);
        const { shown: limit, check } = Query.parse(context.req.query());
        const query = LogFilterIn.parse(context.req.query());
        const isWhole = check === undefined ? null : ((await librarian.isAuditWhole(personId)) ?? null);
        const titles = await librarian.titles(personId);
        const page = logPage(frame, {
          ...{ entries: await librarian.audit({ ...query, limit }, personId), isWhole, shown: limit, momentWords },
          ...{ query, people: await librarian.auditedPeople(personId) },
          nameOf: nameIn(frame),
          titleOf: (subject) => titles.get(subject) ?? null,
        });
        return context.html(page);
      }),
    )
    .get(
      "/log.jsonl",
      shown(async (context, frame, personId) => {
        const exported = await librarian.exportAudit(personId);
        if (exported === undefined) return context.html(noLogPage(frame), 403);
        return download(context, {
          ...{ bytes: exported, mediaType: "application/jsonl; charset=utf-8" },
          name: `操作の記録_${today()}.jsonl`,
        });
      }),
    );
}
