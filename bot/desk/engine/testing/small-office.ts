import type { CalendarDate } from "../../../../corpus/document.ts";
import { createOrganisation } from "../../../people/create-organisation.ts";
import type { OrganisationDay, Post } from "../../../people/organisation.ts";
import type { Person } from "../../../people/people.ts";
import { DESK_OFFICE } from "../context.ts";
import { DEFINITION, type Definition } from "../definition.ts";

/** From this day another post does the work of `総務部/文書課/課長`. */
export const TRANSFER_DAY: CalendarDate = "2026-04-01";
export const OLD_POST: Post = "総務部/文書課/課長";
export const NEW_POST: Post = "総務部/法制課/課長";

/** Ten people of two departments, two of whom hold a post and a group at once; one post changes hands on 1 April. */
const PEOPLE: readonly Person[] = [
  person("asker", "建設部", "道路課", "主事", ["CSIRT"]),
  person("chief", "建設部", "道路課", "課長"),
  person("deputy", "建設部", "道路課", "課長補佐"),
  person("other", "建設部", "道路課", "主事"),
  person("head", "建設部", "", "部長"),
  person("writer", "総務部", "文書課", "課長", [], null, "2026-03-31"),
  person("lawyer", "総務部", "法制課", "課長", [], TRANSFER_DAY),
  person("system", "総務部", "情報課", "課長", ["CSIRT"]),
  person("guard", "総務部", "情報課", "主査", ["CSIRT"]),
  person("office", "総務部", "行革課", "係長", [DESK_OFFICE.slice(1)]),
];
export const PEOPLE_IDS: readonly string[] = PEOPLE.map(({ id }) => id);

/** The office on a day. */
export async function officeOn(day: CalendarDate): Promise<OrganisationDay> {
  const standing = PEOPLE.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
  const office = await createOrganisation({
    directory: { people: async () => standing },
    standIns: async () => [{ post: "総務部/情報課/課長", substituteId: "guard" }],
    fallback: DESK_OFFICE,
  }).on(day);
  return { ...office, successor: (post) => (post === OLD_POST && day >= TRANSFER_DAY ? NEW_POST : post) };
}

/** 確認 by the asker's chief, 意見 of two posts at once, 承認 by one after the other. */
export const CIRCULAR: Definition = DEFINITION.parse({
  type: "app",
  version: 1,
  title: "試験の申請",
  prefix: "試験",
  titleField: "name",
  saidField: "name",
  returnedDays: 5,
  fields: [
    { id: "name", label: "名前", kind: "line", required: true, maxLength: 10 },
    { id: "terms", label: "条件", kind: "line", maxLength: 10, filledBy: "step" },
  ],
  steps: [
    {
      ...{
        id: "check",
        name: "確認",
        kind: "check",
        to: [{ kind: "own", role: "課長" }],
        days: 3,
        remindBefore: [1, 0],
      },
      ...{ deputies: [{ kind: "own", role: "課長補佐" }], mayReject: true },
      escalate: { afterDays: 2, to: { kind: "own", role: "部長" } },
    },
    {
      ...{ id: "opinions", name: "意見", kind: "opinion", days: 5, remindBefore: [1], quorum: 2 },
      to: ["@CSIRT", OLD_POST, "総務部/情報課/課長"].map((post) => ({ kind: "post", post })),
      escalate: { afterDays: 2, to: { kind: "post", post: DESK_OFFICE } },
    },
    {
      ...{ id: "approve", name: "承認", kind: "approve", order: "serial", days: 5, remindBefore: [0], mayReject: true },
      to: [OLD_POST, "建設部//部長"].map((post) => ({ kind: "post", post })),
      escalate: { afterDays: 3, to: { kind: "post", post: "総務部//部長" } },
      deputies: [{ kind: "post", post: "総務部/情報課/主査" }],
    },
  ],
  texts: {
    ...{ received: "受付", returned: "差戻し", approved: "承認", rejected: "不承認" },
    ...{ answered: "回答", nothing: "該当なし", withdrawn: "取下げ" },
  },
});

function person(
  id: string,
  department: string,
  section: string,
  post: string,
  groups: readonly string[] = [],
  validFrom: CalendarDate | null = null,
  validTo: CalendarDate | null = null,
): Person {
  return {
    ...{ id, name: id, department, section, post, groups, validTo },
    ...{ employment: "常勤職員", validFrom: validFrom ?? "2020-04-01", email: null, concurrent: [] },
  };
}
