import type { CalendarDate } from "../../../corpus/document.ts";
import type { AppEntry } from "../../store/app-catalogue.ts";
import type { FieldValue } from "../engine/definition.ts";
import type { RequestState } from "../engine/state.ts";
import { parseStoreLink } from "./store-link.ts";

interface Approved {
  readonly id: string;
  readonly state: RequestState;
  /** The day of the approval. */
  readonly day: CalendarDate;
  /** When the approval is looked at again where the approver has set no day. */
  readonly reviewDate: CalendarDate;
}

/** The catalogue's entry for an approved request. */
export function entryFromRequest({ id, state, day, reviewDate }: Approved): AppEntry {
  const { fields } = state;
  const link = textOf(fields.storeLink);
  const store = parseStoreLink(link);
  const links = store.kind === "app" ? [store.address] : [];
  return {
    ...{ id: `app-${id}`, requestId: id, links, aliases: [], sample: false, withdrawn: null, restoredAt: null },
    name: textOf(fields.appName),
    publisher: textOf(fields.publisher) || null,
    purpose: textOf(fields.purpose),
    install: textOf(fields.install) || INSTALL,
    conditions: textOf(fields.conditions),
    manual: textOf(fields.manual) || null,
    availableFrom: textOf(fields.availableFrom) || day,
    reviewDate: textOf(fields.reviewDate) || reviewDate,
  };
}

const INSTALL =
  "公用スマートフォンの端末管理の一覧から入れてください。一覧に出てこないときは、アプリを担当する所属に知らせてください。";

/** A field's text on one line or more; empty where it holds none. */
export function textOf(value: FieldValue | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}
