import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Turn } from "../../../conversation/contract.ts";
import type { SeenRequest } from "../../../desk/contract.ts";
import { type FieldValues, REQUEST_TYPES, type RequestType } from "../../../desk/engine/definition.ts";
import { initialFields } from "../../../desk/engine/fields.ts";
import { type DeskParts, unitsOf } from "../../api/desk/parts.ts";
import { showFailure } from "../../failure.ts";
import type { Html } from "../layout.ts";
import { createExports } from "./exports.ts";
import type { HeldFile } from "./fields.ts";
import { filterIn } from "./filter.ts";
import { choosePage, formPage } from "./form.ts";
import { isAdministrator } from "./frame.ts";
import { listPage } from "./list.ts";
import { noticesPage } from "./notices.ts";
import { prefillFrom, prefillIn } from "./prefill.ts";
import { type Check, requestPage } from "./request.ts";
import { substitutionsPage } from "./substitutions.ts";
import { createView } from "./view.ts";

interface Parts extends DeskParts {
  readonly timeZone: string;
  readonly newKey: () => string;
  /** A turn of the person's own. */
  readonly ownTurn: (id: string, personId: string) => Promise<Turn | undefined>;
  /** What the policy of a type says of a request. */
  readonly checks: (request: SeenRequest) => Promise<readonly Check[]>;
  /** What the type's own desk offers on a request's page. */
  readonly besides: (context: Context, request: SeenRequest) => Promise<Html | null>;
}

const Type = z.enum(REQUEST_TYPES);
const NOTICES_SHOWN = 100;

/** The pages at /desk of what every type of request has. */
export function createDeskPages(parts: Parts): Hono {
  const { desk, organisation, attachments, people, today, timeZone, newKey, ownTurn, checks, besides } = parts;
  const view = createView(parts, timeZone);

  const filesOf = async (values: FieldValues, ownerId: string): Promise<readonly HeldFile[]> => {
    const hashes = Object.values(values).flatMap((value) => (typeof value === "object" ? value : []));
    const found = await Promise.all(hashes.map((hash) => attachments.find(hash, ownerId)));
    return found.flatMap((file) => (file === undefined ? [] : [{ hash: file.hash, name: file.name }]));
  };

  const showList = async (context: Context) => {
    const frame = await view.frame(context);
    const filter = filterIn(context, isAdministrator(frame.who));
    const { requests, total } =
      frame.who.person === null ? { requests: [], total: 0 } : await desk.list(filter, frame.who.viewer.id);
    return context.html(listPage(frame, { filter, requests, total, definition: desk.definition }));
  };

  const showNew = async (context: Context) => {
    const type = Type.safeParse(context.req.param("type"));
    if (!type.success) return missing(context);
    const frame = await view.frame(context);
    const { person, viewer } = frame.who;
    const definition = desk.definition(type.data);
    const draft = person === null ? undefined : await desk.draft(type.data, viewer.id);
    const brought = { ...(await turnIn(context, type.data, viewer.id)), ...prefillIn(context, definition) };
    const isBrought = Object.keys(brought).length > 0;
    const values = { ...initialFields(definition), ...(isBrought ? brought : draft?.fields) };
    const page = formPage(frame, {
      definition,
      values,
      files: await filesOf(values, viewer.id),
      units: unitsOf(await people(today())),
      key: newKey(),
      draft: draft === undefined ? { kind: "none" } : { kind: isBrought ? "other" : "draft", savedAt: draft.savedAt },
    });
    return context.html(page);
  };

  const turnIn = async (context: Context, type: RequestType, personId: string): Promise<FieldValues> => {
    const id = context.req.query("turn");
    const turn = id === undefined ? undefined : await ownTurn(id, personId);
    return turn === undefined ? {} : prefillFrom(turn, desk.definition(type));
  };

  const showEdit = async (context: Context) => {
    const frame = await view.frame(context);
    const request = await seen(context, frame.who.viewer.id);
    if (request === undefined) return missing(context);
    if (!request.may.includes("resubmit")) return context.redirect(`/desk/${request.id}`);
    const { state } = request;
    const page = formPage(frame, {
      definition: desk.definition(state.type, state.version),
      values: state.fields,
      files: await filesOf(state.fields, state.askerId),
      units: unitsOf(await people(today())),
      key: newKey(),
      draft: { kind: "none" },
      request,
    });
    return context.html(page);
  };

  const showRequest = async (context: Context) => {
    const frame = await view.frame(context);
    const request = await seen(context, frame.who.viewer.id);
    if (request === undefined) return missing(context);
    const { state } = request;
    const page = requestPage(frame, {
      request,
      definition: desk.definition(state.type, state.version),
      organisation: await organisation.on(today()),
      nameOn: await view.namesFor([request]),
      timeOf: view.timeOf,
      files: await filesOf(state.fields, state.askerId),
      checks: await checks(request),
      besides: await besides(context, request),
      newKey,
      viewerId: frame.who.viewer.id,
    });
    return context.html(page);
  };

  const seen = (context: Context, personId: string) => desk.request(context.req.param("id") ?? "", personId);

  return new Hono()
    .use(async (context, next) => {
      await next();
      if (!context.res.headers.has("cache-control")) context.header("cache-control", "private, no-cache");
    })
    .get("/", showList)
    .get("/new", async (context) => context.html(choosePage(await view.frame(context))))
    .get("/new/:type", showNew)
    .get("/notices", async (context) => {
      const frame = await view.frame(context);
      const { person, viewer } = frame.who;
      const notices = person === null ? [] : await desk.notices(viewer.id, NOTICES_SHOWN);
      return context.html(noticesPage(frame, { notices, timeOf: view.timeOf }));
    })
    .get("/substitutions", async (context) => {
      const frame = await view.frame(context);
      const { person, viewer } = frame.who;
      const day = await organisation.on(today());
      const page = substitutionsPage(frame, {
        substitutions: person === null ? [] : await desk.substitutions(viewer.id),
        posts: day.postsOf(viewer.id).filter((post) => !post.startsWith("@") && !post.endsWith("/*")),
        nameOf: (await view.namesFor([]))(today()),
      });
      return context.html(page);
    })
    .route("/", createExports(parts, view))
    .get("/:id/edit", showEdit)
    .get("/:id", showRequest);
}

function missing(context: Context) {
  const message =
    "この申請は見つからないか、あなたが見られる申請ではありません。利用者を選び直すと見られることがあります。";
  return showFailure(context, 404, { message, reference: null });
}
