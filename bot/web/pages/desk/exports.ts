import { type Context, Hono } from "hono";
import { csvOf } from "../../../desk/export/csv.ts";
import { DECISION_NUMBER } from "../../../desk/export/decision-number.ts";
import { draftDocx } from "../../../desk/export/draft-docx.ts";
import { draftText } from "../../../desk/export/draft-text.ts";
import { requestRows } from "../../../desk/export/request-rows.ts";
import type { Rows } from "../../../desk/export/rows.ts";
import { dateWords, viewerWords } from "../../../wording.ts";
import type { DeskParts } from "../../api/desk/parts.ts";
import { showFailure } from "../../failure.ts";
import { download } from "./download.ts";
import { valueWords } from "./facts.ts";
import { filterIn, wholeList } from "./filter.ts";
import { type Frame, isAdministrator } from "./frame.ts";
import { askerWords, byWords } from "./names.ts";
import { ACT_WORDS } from "./progress.ts";
import type { View } from "./view.ts";
import { capacityWords, postWords, statusWords, TYPE_WORDS, turnWords } from "./words.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** What is taken away from the desk: the filtered list as CSV or XLSX, a request's 起案文, its attachments. */
export function createExports({ desk, attachments }: DeskParts, view: View): Hono {
  const rowsOf = async (context: Context, frame: Frame): Promise<Rows> => {
    const filter = filterIn(context, isAdministrator(frame.who));
    const { id } = frame.who.viewer;
    const requests = await wholeList(desk, filter, id);
    return requestRows(requests, filter.type === undefined ? null : desk.definition(filter.type), {
      typeWords: TYPE_WORDS,
      status: ({ state }) => statusWords(state, desk.definition(state.type, state.version)),
      asker: (request) => askerWords(request, id),
      turn: ({ state }) => turnWords(state),
      value: valueWords,
      dayOf: view.dayOf,
      today: frame.today,
      decisionNumber: ({ state }) => state.notes[DECISION_NUMBER] ?? "",
    });
  };

  const list = (ending: "csv" | "xlsx") => async (context: Context) => {
    const frame = await view.frame(context);
    if (frame.who.person === null) return chooseFirst(context);
    const rows = await rowsOf(context, frame);
    const name = `申請一覧_${frame.today}.${ending}`;
    if (ending === "csv") return download(context, { bytes: csvOf(rows), mediaType: "text/csv; charset=utf-8", name });
    const { xlsxOf } = await import("../../../desk/export/xlsx.ts");
    return download(context, { bytes: xlsxOf(rows, "申請一覧"), mediaType: XLSX, name });
  };

  const draft = async (context: Context) => {
    const frame = await view.frame(context);
    const { person, viewer } = frame.who;
    const request = await desk.request(context.req.param("id") ?? "", viewer.id);
    if (person === null || request?.may.includes("note") !== true) return unknown(context);
    const { state, history, number } = request;
    const nameOn = await view.namesFor([request]);
    const definition = desk.definition(state.type, state.version);
    const acts = history.flatMap(({ what, by, at, why }) => {
      if (what.kind !== "acted") return [];
      const day = view.dayOf(at);
      const capacity = capacityWords(by);
      const who = byWords(by, request, "", nameOn(day));
      return [
        {
          name: postWords(what.post),
          text: `${ACT_WORDS[what.act]}　${who}${capacity === "" ? "" : `【${capacity}】`}　${dateWords(day)}${why === null ? "" : `\n${why}`}`,
        },
      ];
    });
    const text = draftText(request, definition, {
      value: valueWords,
      day: dateWords(frame.today),
      author: `${viewerWords({ ...viewer, employment: null })}　${person.name}`,
      acts,
    });
    return download(context, { bytes: await draftDocx(text), mediaType: DOCX, name: `起案文_${number}.docx` });
  };

  const file = async (context: Context) => {
    const frame = await view.frame(context);
    const request = await desk.request(context.req.param("id") ?? "", frame.who.viewer.id);
    if (frame.who.person === null || request === undefined) return unknown(context);
    const hash = context.req.param("hash") ?? "";
    const isHeld = Object.values(request.state.fields).some(
      (value) => typeof value === "object" && value.includes(hash),
    );
    const found = isHeld ? await attachments.find(hash, request.state.askerId) : undefined;
    const bytes = found === undefined ? undefined : await attachments.read(hash);
    if (found === undefined || bytes === undefined) return unknown(context);
    return download(context, { bytes, mediaType: found.mediaType, name: found.name });
  };

  return new Hono()
    .get("/export.csv", list("csv"))
    .get("/export.xlsx", list("xlsx"))
    .get("/:id/draft.docx", draft)
    .get("/:id/files/:hash", file);
}

function unknown(context: Context) {
  return showFailure(context, 404, {
    message: "見つからないか、あなたが見られるものではありません。",
    reference: null,
  });
}

function chooseFirst(context: Context) {
  return showFailure(context, 403, {
    message: "一覧を保存するには、申請の画面で利用者を選んでください。",
    reference: null,
  });
}
