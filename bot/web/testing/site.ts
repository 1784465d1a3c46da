import { createWebApp } from "../app.ts";
import { serveWeb, type WebServer } from "../serve.ts";
import { createFakeConversation } from "./conversation.ts";
import { CLOCK, openOffice, PEOPLE } from "./office.ts";

/** The product on a port of its own, and questions that lead to each kind of reply. */
export interface Site extends WebServer {
  readonly questions: {
    readonly answered: string;
    readonly unanswerable: string;
    readonly clarify: string;
  };
  /** A day on which the answer was another, as the date field takes it and as the page says it. */
  readonly earlier: { readonly day: string; readonly words: string };
}

export async function openSite(): Promise<Site> {
  const library = await openOffice();
  const conversation = createFakeConversation(library);
  const app = createWebApp({ conversation, library, people: PEOPLE, clock: CLOCK, ready: () => ({ kind: "ready" }) });
  const server = await serveWeb({ app, host: "127.0.0.1", port: 0 });
  return {
    ...server,
    questions: { answered: "在宅勤務は何日まで？", unanswerable: "不明なこと", clarify: "矛盾すること" },
    earlier: { day: "2021-06-01", words: "2021年6月1日時点の規定" },
  };
}
