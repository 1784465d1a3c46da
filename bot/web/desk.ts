import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import type { Viewer } from "../../corpus/document.ts";
import type { Library } from "../../corpus/library.ts";
import type { Conversation } from "../conversation/contract.ts";
import type { Apps } from "../desk/apps/open-apps.ts";
import type { ReadPolicy } from "../desk/apps/policy.ts";
import type { SeenRequest } from "../desk/contract.ts";
import { DESK_OFFICE } from "../desk/engine/context.ts";
import type { Experts } from "../desk/knows/experts.ts";
import type { Faq } from "../desk/knows/faq.ts";
import type { PreferenceStore } from "../store/desk-preferences.ts";
import { createDeskApps } from "./api/desk/apps.ts";
import { createDeskAwards } from "./api/desk/awards.ts";
import { createDeskCases } from "./api/desk/cases.ts";
import { createDeskFaq, mayPropose } from "./api/desk/faq.ts";
import type { ImprovementDesk } from "./api/desk/improvement-parts.ts";
import type { DeskParts } from "./api/desk/parts.ts";
import { createDeskPeople } from "./api/desk/people.ts";
import { createDeskApi } from "./api/desk/routes.ts";
import { createDeskSettings } from "./api/desk/settings.ts";
import { ownTurn } from "./api/own-turn.ts";
import { createAppPages } from "./pages/desk/app-routes.ts";
import { proposeForm } from "./pages/desk/faq.ts";
import { createImprovementPages } from "./pages/desk/improvement-routes.ts";
import { createOfficePages } from "./pages/desk/office-routes.ts";
import type { Check } from "./pages/desk/request.ts";
import { createDeskPages } from "./pages/desk/routes.ts";
import { createView } from "./pages/desk/view.ts";

/** What the desks bring to the web; people, the day and who asks are the site's. */
export interface WebDesk extends Pick<DeskParts, "desk" | "organisation" | "attachments"> {
  readonly apps: Pick<Apps, "catalogue" | "beforeSending" | "check" | "distributionCsv">;
  /** What requests for apps are checked against. */
  readonly policy: () => Promise<ReadPolicy>;
  readonly improvements: ImprovementDesk;
  readonly preferences: Pick<PreferenceStore, "of" | "keep">;
  readonly faq: Faq;
  readonly whoKnows: Experts["about"];
}

interface Parts extends WebDesk, DeskParts {
  readonly conversation: Pick<Conversation, "turn" | "history">;
  readonly library: Pick<Library, "inventory" | "documents">;
  readonly viewerIn: (context: Context) => Promise<Viewer>;
  readonly timeZone: string;
}

/** The pages at /desk and what they send to /api/desk. */
export function createDeskSite(parts: Parts): Hono {
  const { conversation, timeZone, apps, policy, improvements, organisation, today } = parts;
  const view = createView(parts, timeZone);
  const mayRun = async (personId: string) =>
    (await organisation.on(today())).acting(DESK_OFFICE).some((each) => each.personId === personId);
  const checks = async ({ state }: SeenRequest): Promise<readonly Check[]> => {
    if (state.type !== "app") return [];
    const { checks: found, problem } = await apps.check(state.fields);
    const told = found.map(({ topic, verdict, sentence }) => ({ name: topic, verdict, text: sentence }));
    return problem === null ? told : [...told, { name: "審査基準", verdict: "caution", text: problem }];
  };
  const api = createDeskApi(parts)
    .route("/apps", createDeskApps({ apps, personIn: parts.personIn, mayRun }))
    .route("/cases", createDeskCases({ ...parts, ...improvements }))
    .route("/awards", createDeskAwards({ ...parts, ...improvements }))
    .route("/faq", createDeskFaq(parts))
    .route("/people", createDeskPeople(parts))
    .route("/settings", createDeskSettings(parts));
  const pages = createDeskPages({
    ...parts,
    newKey: randomUUID,
    ownTurn: (id, personId) => ownTurn(conversation, id, personId),
    checks,
    besides: async (context, request) => {
      const viewer = await parts.viewerIn(context);
      if (!mayPropose(request, viewer.id)) return null;
      const documents = await parts.library.documents({ asOf: today(), viewer });
      const { phase, fields } = request.state;
      const answer = phase.kind === "ended" ? (phase.why ?? "") : "";
      const question = String(fields.question ?? "");
      return proposeForm({ id: request.id, question, answer }, [
        ...new Set(documents.map(({ document }) => document.title)),
      ]);
    },
  });
  return new Hono()
    .route("/api/desk", api)
    .route("/desk/apps", createAppPages({ ...apps, policy }, view))
    .route("/desk", createImprovementPages({ ...parts, ...improvements }, view))
    .route("/desk", createOfficePages(parts, view))
    .route("/desk", pages);
}

/** How many requests wait for who opens a page; null where there are no desks, or nobody in particular. */
export function createWaiting(desk: WebDesk | undefined, personIn: (context: Context) => Promise<string | null>) {
  return async (context: Context): Promise<number | null> => {
    const personId = await personIn(context);
    if (desk === undefined || personId === null) return null;
    return (await desk.desk.list({ scope: "waiting", limit: 1 }, personId)).total;
  };
}
