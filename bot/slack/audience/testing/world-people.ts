import type { Dice } from "./dice.ts";

export const DAY = "2026-11-20";

const HEADER = "id,name,department,section,post,employment,groups,validFrom,validTo,email";

/** A people file of p0, p1 and so on: most in one position, some moved lately or soon, some gone or still to come. */
export function peopleCsv(dice: Dice, count: number): { readonly csv: string; readonly emails: readonly string[] } {
  const ids = Array.from({ length: count }, (_, at) => `p${at}`);
  const emails = ids.map((id) => `${id}@hoshimi.example.jp`);
  const lines = ids.flatMap((id) =>
    periods(dice).map((period) => `${id},名 前,${position(dice)},${period},${id}@hoshimi.example.jp`),
  );
  return { csv: [HEADER, ...lines].join("\n"), emails };
}

function periods(dice: Dice): readonly string[] {
  if (dice.chance(0.7)) return ["2024-04-01,"];
  return dice.one([
    ["2024-04-01,2026-11-19", `${DAY},`],
    [`2024-04-01,${DAY}`, "2026-11-21,"],
    ["2024-04-01,2026-11-19"],
    ["2026-11-21,"],
  ]);
}

function position(dice: Dice): string {
  const groups = ["CSIRT", "管理者", "改善推進員"].filter(() => dice.chance(0.3)).join(";");
  return [
    dice.one(["総務部", "経済部", "教育庁", "東部振興局"]),
    dice.one(["人事課", "総務課", "観光課", ""]),
    dice.one(["課長", "係長", "主事", ""]),
    dice.one(["常勤職員", "会計年度任用職員", "再任用職員"]),
    groups,
  ].join();
}
