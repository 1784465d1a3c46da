import type { ImprovementCase } from "../../store/improvement-cases.ts";

/** As the form and the corpus name them. */
export const AREA_LABELS: Readonly<Record<ImprovementCase["area"], string>> = {
  process: "業務改革",
  workstyle: "働き方改革",
  culture: "組織風土改革",
};
export const CASE_KIND_LABELS: Readonly<Record<ImprovementCase["caseKind"], string>> = {
  improvement: "改善事例",
  telework: "テレワーク事例",
};
/** In charge of cases whose unit is not told. */
export const IMPROVEMENT_OFFICE = "総務部行政改革課";
/** Where a case is counted whose unit is not told. */
export const UNIT_NOT_TOLD = "所属を公表しない";

/** Whose case it is, as far as they let it be told. */
export function creditOf({ name, unit }: Pick<ImprovementCase, "name" | "unit">): string {
  if (unit === null) return "匿名の職員";
  return name === null ? unit : `${unit}　${name}`;
}
