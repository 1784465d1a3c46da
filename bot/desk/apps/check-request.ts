import { normalise, withoutSpace } from "../../../corpus/japanese/normalise.ts";
import type { FieldValues } from "../engine/definition.ts";
import { textOf } from "./entry-from-request.ts";
import type { AppPolicy } from "./policy.ts";
import { PLATFORM_NAMES, type Platform, parseStoreLink } from "./store-link.ts";

/** What the policy says of one side of a request. It is shown to who decides; nothing follows from it by itself. */
export interface PolicyCheck {
  readonly topic: "費用" | "情報の扱い" | "提供者" | "OSの版" | "分野" | "ストアのリンク";
  readonly verdict: "ok" | "caution" | "problem";
  readonly sentence: string;
}

/** A request's fields against the policy, in the order of the topics. */
export function checkAppRequest(fields: FieldValues, policy: AppPolicy): readonly PolicyCheck[] {
  return [
    linkCheck(fields),
    costCheck(fields, policy),
    dataCheck(fields, policy),
    publisherCheck(fields, policy),
    ...systemCheck(fields, policy),
    ...categoryCheck(fields, policy),
  ];
}

function linkCheck(fields: FieldValues): PolicyCheck {
  const topic = "ストアのリンク";
  const written = textOf(fields.storeLink);
  if (written === "") {
    return {
      topic,
      verdict: "caution",
      sentence: "ストアのリンクがありません。同じ名前のほかのアプリと取り違えないか確かめてください。",
    };
  }
  const link = parseStoreLink(written);
  return link.kind === "app"
    ? { topic, verdict: "ok", sentence: `${PLATFORM_NAMES[link.platform]}の ${link.id} です。` }
    : {
        topic,
        verdict: "caution",
        sentence: "ストアのリンクからアプリを読み取れません。どのアプリかを確かめてください。",
      };
}

function costCheck(fields: FieldValues, { costPerPerson, costInAll }: AppPolicy): PolicyCheck {
  const topic = "費用";
  const { cost, count } = fields;
  if (typeof cost !== "number") {
    return { topic, verdict: "caution", sentence: "費用が書かれていません。有料かどうかを確かめてください。" };
  }
  const all = cost * (typeof count === "number" ? count : 1);
  const spelled = `1人あたり年${yen(cost)}、全員で年${yen(all)}`;
  if (cost >= costPerPerson.problem || all >= costInAll.problem) {
    return {
      topic,
      verdict: "problem",
      sentence: `${spelled}で、基準の上限に達しています。予算と代わりの方法を確かめてください。`,
    };
  }
  if (cost >= costPerPerson.caution || all >= costInAll.caution) {
    return { topic, verdict: "caution", sentence: `${spelled}です。予算があるかを確かめてください。` };
  }
  return { topic, verdict: "ok", sentence: cost === 0 ? "費用はかかりません。" : `${spelled}で、基準の範囲内です。` };
}

function dataCheck(fields: FieldValues, { data }: AppPolicy): PolicyCheck {
  const [personal, external] = [textOf(fields.personalData), textOf(fields.external)];
  const rule = data.find((each) => each.personalData.includes(personal) && each.external.includes(external));
  const sentence = rule?.sentence ?? "申請の内容では、情報の扱いで気を付けることは見当たりません。";
  return { topic: "情報の扱い", verdict: rule?.verdict ?? "ok", sentence };
}

function publisherCheck(fields: FieldValues, { deniedPublishers }: AppPolicy): PolicyCheck {
  const topic = "提供者";
  const publisher = keyOf(textOf(fields.publisher));
  const link = parseStoreLink(textOf(fields.storeLink));
  const id = link.kind === "app" && link.platform === "android" ? link.id.toLowerCase() : "";
  const denied = deniedPublishers.find(
    ({ names, packages }) =>
      names.some((name) => publisher.includes(keyOf(name))) ||
      packages.some((start) => id === start.toLowerCase() || id.startsWith(`${start.toLowerCase()}.`)),
  );
  if (denied !== undefined) {
    return { topic, verdict: "problem", sentence: `利用を認めない提供者の一覧にあります：${denied.why}` };
  }
  return publisher === ""
    ? { topic, verdict: "caution", sentence: "提供者が書かれていません。ストアのページで確かめてください。" }
    : { topic, verdict: "ok", sentence: "利用を認めない提供者の一覧にはありません。" };
}

function systemCheck(fields: FieldValues, { devices }: AppPolicy): readonly PolicyCheck[] {
  const needed = [...normalise(textOf(fields.osVersion)).matchAll(NEEDED_SYSTEM)];
  return needed.map(([, system = "", version = ""]): PolicyCheck => {
    const platform: Platform = system === "android" ? "android" : "ios";
    const name = platform === "ios" ? "iOS" : "Android";
    const ours = devices[platform];
    return isLater(version, ours)
      ? {
          topic: "OSの版",
          verdict: "problem",
          sentence: `${name} ${version}以上が要りますが、公用の端末には${name} ${ours}のものがあります。使えない端末が出ます。`,
        }
      : {
          topic: "OSの版",
          verdict: "ok",
          sentence: `${name} ${version}以上で動き、公用の端末（${name} ${ours}以上）で使えます。`,
        };
  });
}

const NEEDED_SYSTEM = /(ios|ipados|android)\s*(?:os\s*)?v?(\d+(?:\.\d+)*)/gu;

function categoryCheck(fields: FieldValues, { categories }: AppPolicy): readonly PolicyCheck[] {
  const category = textOf(fields.category);
  const rule = categories.find((each) => each.category === category);
  return rule === undefined ? [] : [{ topic: "分野", verdict: rule.verdict, sentence: rule.sentence }];
}

function isLater(one: string, other: string): boolean {
  const [ones, others] = [one.split(".").map(Number), other.split(".").map(Number)];
  for (let at = 0; at < Math.max(ones.length, others.length); at += 1) {
    const difference = (ones[at] ?? 0) - (others[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function keyOf(name: string): string {
  return withoutSpace(normalise(name));
}

function yen(amount: number): string {
  return `${amount.toLocaleString("ja-JP")}円`;
}
