import { type Context, Hono } from "hono";
import { z } from "zod";
import type { CalendarDate } from "../../../../corpus/document.ts";
import type { Library } from "../../../../corpus/library.ts";
import type { Experts } from "../../../desk/knows/experts.ts";
import type { Faq } from "../../../desk/knows/faq.ts";
import { transferPlan } from "../../../desk/transfer-plan.ts";
import type { PreferenceStore } from "../../../store/desk-preferences.ts";
import type { DeskParts } from "../../api/desk/parts.ts";
import { nameWithUnit } from "../../api/desk/substitutions.ts";
import { showFailure } from "../../failure.ts";
import { expertsPage } from "./experts.ts";
import { faqPage } from "./faq.ts";
import { isAdministrator } from "./frame.ts";
import { settingsPage } from "./settings.ts";
import { transferPage } from "./transfer.ts";
import type { View } from "./view.ts";

interface Parts extends Pick<DeskParts, "desk" | "organisation" | "people" | "today"> {
  readonly library: Pick<Library, "inventory">;
  readonly preferences: Pick<PreferenceStore, "of">;
  readonly faq: Pick<Faq, "all" | "decides">;
  readonly whoKnows: Experts["about"];
}

/** What a person sets for themselves, and what the office that runs the desks tries out. */
export function createOfficePages(parts: Parts, view: View): Hono {
  const { desk, organisation, people, today, library, preferences, faq, whoKnows } = parts;

  const showTransfer = async (context: Context) => {
    const frame = await view.frame(context);
    if (!isAdministrator(frame.who)) {
      return showFailure(context, 403, { message: "異動の点検は、管理者が行います。", reference: null });
    }
    const day = z.iso.date().catch(nextTransferDay(today())).parse(context.req.query("day"));
    const requests = await desk.unfinished();
    const documents = (await library.inventory()).flatMap(({ document }) =>
      document.owner === null || document.owner === ""
        ? []
        : [{ id: document.id, title: document.title, owner: document.owner }],
    );
    const organisations = { now: await organisation.on(today()), later: await organisation.on(day) };
    const names = new Map([...(await people(today())), ...(await people(day))].map(({ id, name }) => [id, name]));
    const plan = transferPlan(requests, documents, organisations);
    return context.html(transferPage(frame, { day, plan, nameOf: (id) => names.get(id) ?? id }));
  };

  const showFaq = async (context: Context) => {
    const frame = await view.frame(context);
    const { id } = frame.who.viewer;
    const all = await Promise.all((["proposed", "suspended", "published"] as const).map((status) => faq.all(status)));
    const own = await Promise.all(
      all.flat().map(async (entry) => ((await faq.decides(entry.owner, id)) ? [entry] : [])),
    );
    return context.html(faqPage(frame, own.flat()));
  };

  const showExperts = async (context: Context) => {
    const frame = await view.frame(context);
    const subject = (context.req.query("about") ?? "").trim().slice(0, 200);
    const known = frame.who.person === null || subject === "" ? [] : await whoKnows(subject);
    const found = known.length === 0 ? [] : await people(today());
    const shown = known.flatMap(({ personId, ...rest }) => {
      const person = found.find(({ id }) => id === personId);
      return person === undefined ? [] : [{ name: nameWithUnit(person), ...rest }];
    });
    return context.html(expertsPage(frame, { subject, experts: shown }));
  };

  return new Hono()
    .get("/experts", showExperts)
    .get("/faq", showFaq)
    .get("/transfer", showTransfer)
    .get("/settings", async (context) => {
      const frame = await view.frame(context);
      return context.html(settingsPage(frame, await preferences.of(frame.who.viewer.id)));
    });
}

/** The next 1 April. */
function nextTransferDay(today: CalendarDate): CalendarDate {
  const year = Number(today.slice(0, 4)) + (today.slice(5) >= "04-01" ? 1 : 0);
  return `${year}-04-01`;
}
