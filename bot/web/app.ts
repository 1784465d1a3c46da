import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { CalendarDate, Viewer } from "../../corpus/document.ts";
import type { Library } from "../../corpus/library.ts";
import { calendarDate } from "../conversation/calendar-date.ts";
import type { Conversation, Turn } from "../conversation/contract.ts";
import { LARGEST_FILE } from "../desk/attachments/attachments.ts";
import { type Person, viewerOf } from "../people/people.ts";
import type { FeedbackStore } from "../store/feedback.ts";
import type { WishStore } from "../store/wishes.ts";
import { createAdminSite, FORM_UPLOAD, hasOwnLimit } from "./admin.ts";
import type { WebAdmin } from "./api/admin/parts.ts";
import { createAsk } from "./api/ask.ts";
import { createFeedback } from "./api/feedback.ts";
import { createPresent } from "./api/present.ts";
import { createStillReadable } from "./api/still-readable.ts";
import { createThreads } from "./api/threads.ts";
import { createChooseViewer, createFindPeople } from "./api/viewer.ts";
import { createWishes } from "./api/wishes.ts";
import { serveAsset } from "./assets.ts";
import { createDeskSite, createWaiting, type WebDesk } from "./desk.ts";
import { createFaultReport, refuse, showFailure } from "./failure.ts";
import { pageHeaders } from "./page-headers.ts";
import { NO_PICTURES, type PictureShelf } from "./pages/pictures.ts";
import { createPages } from "./pages/routes.ts";
import type { Readiness } from "./readiness.ts";
import { onlyFromHere } from "./same-site.ts";
import { whoIs } from "./viewer.ts";

const BODY_LIMIT_BYTES = 64 * 1024;

export interface WebParts {
  readonly conversation: Conversation;
  readonly library: Pick<Library, "documents" | "text" | "passage" | "inventory" | "currentId">;
  readonly wishes: WishStore;
  readonly feedback: FeedbackStore;
  /** Absent where there are no desks: then nothing is at /desk. */
  readonly desk?: WebDesk;
  /** Absent where nobody looks after the documents here: then nothing is at /admin. */
  readonly admin?: WebAdmin;
  /** Among whom one chooses who one is on a day. */
  readonly people: (day: CalendarDate) => Promise<readonly Person[]>;
  readonly clock: () => Date;
  readonly ready: () => Readiness;
  /** Answers what Slack delivers by HTTP; null where it does not. */
  readonly slackEvents?: (request: Request) => Response | Promise<Response> | null;
  /** What documents show beside their text; nothing unless given. */
  readonly pictures?: PictureShelf;
  /** The office's, which decides what day today is. */
  readonly timeZone?: string;
  /** Where people open the product, if not on this machine. */
  readonly publicUrl?: string;
  /** Receives the cause of every unexpected fault; standard error unless given. */
  readonly log?: (line: string) => void;
  readonly reference?: () => string;
}

/** The chat page with its API, the source pages, and what a supervisor asks. */
export function createWebApp({
  conversation,
  library,
  wishes,
  feedback,
  desk,
  admin,
  people,
  clock,
  ready,
  pictures = NO_PICTURES,
  slackEvents = () => null,
  timeZone = "Asia/Tokyo",
  publicUrl,
  log = (line) => process.stderr.write(`${line}\n`),
  reference = () => randomUUID().slice(0, 8),
}: WebParts): Hono {
  const today = () => calendarDate(clock(), timeZone);
  const choosable = async () =>
    (await people(today())).map((person) => ({ name: person.name, viewer: viewerOf(person) }));
  const viewerIn = async (context: Context) => whoIs(context, await choosable()).viewer;
  const personIn = async (context: Context) => whoIs(context, await choosable()).person?.viewer.id ?? null;
  const reportFault = createFaultReport({ log, reference });
  const stillReadable = createStillReadable(library, today);
  const presentWhole = createPresent({ library, feedback, wishes, today });
  const present = async (turn: Turn, viewer: Viewer) =>
    presentWhole({ ...turn, reply: await stillReadable(turn.reply, viewer) }, viewer);

  const app = new Hono();
  app.use(pageHeaders());
  app.get("/healthz", (context) => context.json({ status: "ok" }));
  app.get("/readyz", (context) => {
    const { kind, ...progress } = ready();
    return context.json({ status: kind, ...progress }, kind === "ready" ? 200 : 503);
  });
  // Slack comes through a reverse proxy, under whatever name that has, and signs what it sends.
  app.post("/slack/events", async (context) => (await slackEvents(context.req.raw)) ?? context.notFound());
  app.use(onlyFromHere(publicUrl ?? null, [FORM_UPLOAD]));
  app.use(
    "/api/desk/files",
    bodyLimit({ maxSize: LARGEST_FILE, onError: tooLarge("添付は1つ10MBまでです。小さくするか、分けてください。") }),
  );
  const limit = bodyLimit({
    maxSize: BODY_LIMIT_BYTES,
    onError: tooLarge("送られた内容が大きすぎます（64KBまで）。短くしてお試しください。"),
  });
  app.use((context, next) => {
    const { path } = context.req;
    return path === "/api/desk/files" || hasOwnLimit(path) ? next() : limit(context, next);
  });
  app.use("/api/*", async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
  });
  app.post("/api/ask", createAsk({ conversation, ready, reportFault, viewerIn, present }));
  app.route("/api/threads", createThreads({ conversation, viewerIn, present }));
  app.route("/api/wishes", createWishes({ wishes, viewerIn }));
  app.post("/api/feedback", createFeedback({ conversation, feedback, viewerIn, clock }));
  app.post("/api/viewer", createChooseViewer(choosable));
  app.get("/api/viewer/people", createFindPeople(choosable));
  app.get("/assets/:name", serveAsset);
  if (desk !== undefined) {
    app.route("/", createDeskSite({ ...desk, conversation, library, viewerIn, people, today, personIn, timeZone }));
  }
  const isLibrarian = async (context: Context) => {
    const personId = await personIn(context);
    return admin !== undefined && personId !== null && (await admin.librarian.role(personId)) !== null;
  };
  if (admin !== undefined) {
    app.route("/", createAdminSite({ ...admin, people, today, timeZone, personIn, newId: randomUUID }));
  }
  app.route(
    "/",
    createPages({
      library,
      pictures,
      people: choosable,
      today,
      ready,
      waiting: createWaiting(desk, personIn),
      isLibrarian,
    }),
  );
  app.notFound((context) =>
    showFailure(context, 404, { message: "お探しのページは見つかりません。", reference: null }),
  );
  app.onError((fault, context) =>
    showFailure(context, 500, reportFault(fault, `${context.req.method} ${context.req.path}`)),
  );
  return app;
}

function tooLarge(sentence: string) {
  return (context: Context) => refuse(context, 413, sentence);
}
