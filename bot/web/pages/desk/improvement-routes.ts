import { type Context, Hono } from "hono";
import { fiscalYearNumber } from "../../../../corpus/japanese/calendar.ts";
import { bookletHtml } from "../../../desk/improvements/booklet/html.ts";
import { isEditor } from "../../../desk/improvements/editors.ts";
import type { ImprovementDesk } from "../../api/desk/improvement-parts.ts";
import type { DeskParts } from "../../api/desk/parts.ts";
import { showFailure } from "../../failure.ts";
import { totalsCharts } from "../desk-charts.ts";
import { awardPage } from "./award.ts";
import { awardsPage } from "./awards.ts";
import { casePage } from "./case.ts";
import { caseEditListPage, caseEditPage } from "./case-edit.ts";
import { casesPage } from "./cases.ts";
import { download } from "./download.ts";
import type { View } from "./view.ts";

type Parts = ImprovementDesk & Pick<DeskParts, "organisation" | "today">;

/** Cases, their publication, the yearly booklet, and award rounds: below /desk. */
export function createImprovementPages(parts: Parts, view: View): Hono {
  const { spread, publishing, awards, booklet, organisation, today } = parts;
  const isEditing = async (personId: string) => isEditor(await organisation.on(today()), personId);

  const showCases = async (context: Context) => {
    const frame = await view.frame(context);
    const { id } = frame.who.viewer;
    const totals = await spread.totals(null);
    const page = casesPage(frame, {
      cases: await spread.cases(id),
      isEditor: frame.who.person !== null && (await isEditing(id)),
      charts: totalsCharts(totals),
      fiscalYear: fiscalYearNumber(today()),
    });
    return context.html(page);
  };

  const showCase = async (context: Context) => {
    const frame = await view.frame(context);
    const { person, viewer } = frame.who;
    const shown = await spread.case(context.req.param("id") ?? "", viewer.id);
    if (shown === undefined) return missing(context, "この事例は公表されていません。");
    const unit = person === null ? null : (await organisation.on(today())).unitOf(viewer.id);
    return context.html(casePage(frame, { case: shown, unit }));
  };

  const showEditList = async (context: Context) => {
    const frame = await view.frame(context);
    const { person, viewer } = frame.who;
    if (person === null || !(await isEditing(viewer.id))) return missing(context, EDITORS_ONLY);
    return context.html(caseEditListPage(frame, await publishing.cases(viewer.id)));
  };

  const showEdit = async (context: Context) => {
    const frame = await view.frame(context);
    const { id } = frame.who.viewer;
    const caseId = context.req.param("id") ?? "";
    const shown = (await publishing.cases(id)).find((each) => each.id === caseId);
    const preview = shown === undefined ? undefined : await publishing.preview(caseId, id);
    if (frame.who.person === null || shown === undefined || preview === undefined)
      return missing(context, EDITORS_ONLY);
    return context.html(caseEditPage(frame, { case: shown, preview }));
  };

  const showBooklet = async (context: Context) => {
    const [, year = "", ending = ""] = /booklet-(\d{4})\.(html|pdf)$/u.exec(context.req.path) ?? [];
    const contents = await booklet(Number(year));
    const name = `実践事例集_${year}年度.${ending}`;
    if (ending === "html") {
      const page = (await bookletHtml(contents)).toString();
      return download(context, { bytes: page, mediaType: "text/html; charset=utf-8", name });
    }
    // pdfmake and its fonts take a while to load, which nobody needs who asks for no PDF.
    const { bookletPdf } = await import("../../../desk/improvements/booklet/pdf.ts");
    const bytes = new Uint8Array(await bookletPdf(contents));
    return download(context, { bytes, mediaType: "application/pdf", name });
  };

  const showAward = async (context: Context) => {
    const frame = await view.frame(context);
    const { id } = frame.who.viewer;
    const round = await awards.round(context.req.param("id") ?? "", id);
    if (round === undefined) return missing(context, "この審査は見つからないか、まだ発表されていません。");
    const nameOf = (await view.namesFor([]))(today());
    const texts = await awards.texts(round.id, id);
    return context.html(awardPage(frame, { round, nameOf, textOf: (caseId) => texts.get(caseId) }));
  };

  return new Hono()
    .get("/cases", showCases)
    .get("/cases/edit", showEditList)
    .get("/cases/:file{booklet-\\d{4}\\.(?:html|pdf)}", showBooklet)
    .get("/cases/:id", showCase)
    .get("/cases/:id/edit", showEdit)
    .get("/awards", async (context) => {
      const frame = await view.frame(context);
      const { person, viewer } = frame.who;
      const mayOpen = person !== null && (await isEditing(viewer.id));
      return context.html(awardsPage(frame, await awards.rounds(viewer.id), mayOpen));
    })
    .get("/awards/:id", showAward);
}

const EDITORS_ONLY = "事例の公表は、行政改革課の担当者が行います。";

function missing(context: Context, message: string) {
  return showFailure(context, 404, { message, reference: null });
}
