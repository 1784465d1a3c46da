import type { AwardCommand, AwardRefusal } from "./decide.ts";

const REFUSALS: Readonly<Record<AwardRefusal, string>> = {
  "unknown-round": "この審査は見つかりませんでした。一覧を開き直してください。",
  "already-open": "この審査はもう始まっています。",
  "no-candidates": "この期間に採用された事例がありません。期間を確かめてください。",
  "no-judges": "審査員が一人もいません。職やグループの名前を確かめてください。",
  "bad-plan": "審査の設定に誤りがあります。名前、期間、基準と配点、賞の順を確かめてください。",
  "not-organiser": "審査の運営は、行政改革課の担当者が行います。",
  "not-judge": "この審査の審査員ではないため、採点できません。",
  conflict: "この事例とは利害関係があるため、採点から外れます。ほかの事例の採点に影響はありません。",
  "unknown-case": "この事例は審査の対象ではありません。一覧を開き直してください。",
  "bad-scores": "すべての基準に1から5の点を付けてください。",
  "too-long": "講評は1,000字までです。短くして、もう一度送ってください。",
  closed: "採点は締め切られました。締切り後は採点も変更もできません。",
  "not-closed": "採点を締め切ってから発表してください。",
  "scores-missing": "採点が済んでいない審査員がいます。このまま締め切るときは、確認のうえもう一度押してください。",
};

export function refusalSentence(reason: AwardRefusal): string {
  return REFUSALS[reason];
}

export function doneSentence(kind: AwardCommand["kind"]): string {
  return DONE[kind];
}

const DONE: Readonly<Record<AwardCommand["kind"], string>> = {
  open: "審査を始めました。審査員の採点は、締め切るまで誰にも見えません。",
  score: "採点を預かりました。締切りまでは直せます。ほかの人には見えません。",
  declare: "この事例の審査から外れました。",
  "replace-judge": "審査員を替えました。これまでの採点は残ります。",
  "remove-candidate": "審査の対象から外しました。",
  close: "採点を締め切り、順位を出しました。もう一度開くことはできません。",
  announce: "結果を発表し、受賞者と希望した人に知らせました。",
};
