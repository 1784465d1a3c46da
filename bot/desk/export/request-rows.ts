import type { CalendarDate } from "../../../corpus/document.ts";
import type { SeenRequest } from "../contract.ts";
import type { Definition, Field, FieldValue, RequestType } from "../engine/definition.ts";
import type { Cell, Rows } from "./rows.ts";

interface Wording {
  readonly typeWords: Readonly<Record<RequestType, string>>;
  readonly status: (request: SeenRequest) => string;
  readonly asker: (request: SeenRequest) => string;
  readonly turn: (request: SeenRequest) => { readonly who: string; readonly due: CalendarDate } | null;
  readonly value: (field: Field, value: FieldValue) => string;
  readonly dayOf: (moment: string) => CalendarDate;
  readonly today: CalendarDate;
  readonly decisionNumber: (request: SeenRequest) => string;
}

const HEAD = [
  "番号",
  "種類",
  "題名",
  "申請者",
  "所属",
  "送信日",
  "状態",
  "いまの番",
  "期限",
  "期限超過",
  "賛同者数",
  "終了日",
  "終了の理由",
  "決裁番号",
];

/** Requests as a list to keep; with the fields of their type where all are of one. */
export function requestRows(requests: readonly SeenRequest[], one: Definition | null, wording: Wording): Rows {
  const fields = one?.fields.filter(({ kind, id, shown }) => shown && kind !== "files" && id !== one.titleField) ?? [];
  return [[...HEAD, ...fields.map(({ label }) => label)], ...requests.map((each) => row(each, fields, wording))];
}

function row(request: SeenRequest, fields: readonly Field[], wording: Wording): readonly Cell[] {
  const { number, title, state, submittedAt } = request;
  const turn = wording.turn(request);
  const ended = state.phase.kind === "ended" ? state.phase : null;
  return [
    number,
    wording.typeWords[state.type],
    title,
    wording.asker(request),
    state.unit,
    wording.dayOf(submittedAt),
    wording.status(request),
    turn?.who ?? "",
    turn?.due ?? "",
    turn !== null && turn.due < wording.today ? "期限超過" : "",
    request.joined,
    ended === null ? "" : wording.dayOf(ended.at),
    ended?.why ?? "",
    wording.decisionNumber(request),
    ...fields.map((field): Cell => {
      const value = state.fields[field.id];
      return value === undefined ? "" : typeof value === "number" ? value : wording.value(field, value);
    }),
  ];
}
