import type { AwardStore } from "../../../store/improvement-awards.ts";
import type { CaseStore } from "../../../store/improvement-cases.ts";
import type { SubmissionStore } from "../../../store/improvement-submissions.ts";
import type { Desk } from "../../contract.ts";
import { ranking } from "./ranking.ts";
import type { AwardState } from "./state.ts";

interface Parts {
  readonly awards: Pick<AwardStore, "watchers">;
  readonly cases: Pick<CaseStore, "find">;
  readonly submissions: Pick<SubmissionStore, "find">;
  readonly notify: Desk["notify"];
}

/** Tells the winners and whoever asked to be told. The key of each message makes that it is sent once, however often this runs. */
export async function tellResult(roundId: string, state: AwardState, parts: Parts): Promise<void> {
  const winners = ranking(state).filter(({ prize }) => prize !== null);
  const { name } = state.plan;
  for (const { caseId, title, prize } of winners) {
    const found = await parts.cases.find(caseId);
    const submission = found === undefined ? undefined : await parts.submissions.find(found.requestId);
    if (submission === undefined) continue;
    for (const personId of new Set([submission.askerId, ...submission.joiners])) {
      const why = personId === submission.askerId ? "申請者として" : "賛同者として";
      const text = `おめでとうございます。「${title}」が${name}の${prize}に選ばれました。`;
      await tell(`award:${roundId}:${caseId}:${personId}`, { personId, why, text, requestId: submission.requestId });
    }
  }
  const list = winners.map(({ prize, title }) => `${prize}　${title}`).join("\n");
  const text =
    list === "" ? `${name}の結果が出ました。今回は受賞した事例がありません。` : `${name}の結果です。\n${list}`;
  for (const personId of await parts.awards.watchers(roundId)) {
    await tell(`award:${roundId}:result:${personId}`, {
      personId,
      why: "結果の通知を希望した人として",
      text,
      requestId: null,
    });
  }

  async function tell(
    key: string,
    { personId, why, text: said, requestId }: { personId: string; why: string; text: string; requestId: string | null },
  ): Promise<void> {
    const to = { kind: "person", personId } as const;
    await parts.notify({ key, kind: "award", to, requestId, round: null, why, title: `${name}の結果`, text: said });
  }
}

/** Asks the judges of a round to score, once each. */
export async function askJudges(
  roundId: string,
  { plan, judgeIds }: AwardState,
  { notify }: Pick<Parts, "notify">,
): Promise<void> {
  const { name, scoreUntil } = plan;
  for (const personId of judgeIds) {
    await notify({
      ...{ key: `award:${roundId}:judge:${personId}`, kind: "award", requestId: null, round: null },
      to: { kind: "person", personId },
      why: "審査員として",
      title: `${name}の審査をお願いします`,
      text: `候補の事例を読み、${scoreUntil.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, "$1年$2月$3日")}までに採点してください。ほかの審査員の点は、締め切るまで見えません。`,
    });
  }
}
