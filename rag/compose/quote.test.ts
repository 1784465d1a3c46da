import { describe, expect, it } from "vitest";
import { ANYONE, type Passage } from "../../corpus/document.ts";
import { createAnalyser } from "../../corpus/japanese/analyse.ts";
import { createSynonyms } from "../../corpus/japanese/synonyms.ts";
import { createUnderstanding } from "../question/understand.ts";
import { weighTerms } from "../retrieve/query-terms.ts";
import { type Quote, quoteFrom } from "./quote.ts";

const analyser = createAnalyser();
const understand = createUnderstanding({ analyser, synonyms: createSynonyms([], [], analyser.words) });
const STATISTICS = {
  passages: 100,
  meanLength: { headWords: 4, bodyWords: 30, headBigrams: 8, bodyBigrams: 60 },
  frequency: () => 3,
};

function quoted(question: string, text: string, kind: Passage["kind"] = "article", heading = ""): Quote {
  const understood = understand({ text: question, today: "2026-06-01", viewer: ANYONE });
  const passage: Passage = {
    ...{ id: "1-0", revisionId: "1", position: 0, kind, sections: [], caption: null },
    ...{ locator: "", article: null, page: null, text },
  };
  const query = weighTerms(understood, STATISTICS);
  return quoteFrom(passage, query, understood.want, new Set(analyser.words(heading)), analyser);
}

const LOAN =
  "貸出しを受けた職員は、端末を善良な管理者の注意をもって取り扱い、庁舎の外へ持ち出すときは施錠できるかばんに収めて常に身に付けるものとし、これを座席や車内に置いたままにしてはならない。";
const TERM =
  "端末の貸出しの期間は、六か月以内とし、所属長が業務の都合により特に必要と認めるときは、あらかじめ情報管理課長に協議した上で、更に三か月を限度として延長することができる。";
const RETURN =
  "職員は、異動又は退職により端末を使わなくなったときは、記録された情報をすべて所定の共有領域に移した上で、五日以内に情報管理課の窓口へ返却の手続をしなければならない。";

describe("a quotation", () => {
  it("is the sentence that answers, not its neighbours, where these have no room beside it", () => {
    const text = `${LOAN}${TERM}${RETURN}`;
    expect(quoted("端末の貸出しの期間は何か月ですか", text).text).toBe(TERM);
    expect(quoted("退職するとき端末はどこに返却しますか", text).text).toBe(RETURN);
  });

  it("takes a short neighbour with it", () => {
    expect(quoted("鍵はどこで受け取りますか", "鍵は守衛室で受け取る。身分証を示すこと。").text).toBe(
      "鍵は守衛室で受け取る。身分証を示すこと。",
    );
  });

  it("keeps a single sentence whole, however long, with offsets that cut it from the text", () => {
    const long = `宿泊料は、${"出張先の区分に応じて、".repeat(20)}一夜につき9,800円とする。`;
    const text = `  この条は旅費を定める。\n${long}\n${LOAN}`;
    const quote = quoted("宿泊料はいくらですか", text);
    expect(quote.text).toBe(long);
    expect(text.slice(quote.start, quote.end)).toBe(long);
  });

  it("is all the steps where a way is asked for, from the first on", () => {
    const steps = "1 画面の右上の歯車を押す。\n2 「通知」を開く。\n3 音を消す欄を選ぶ。\n4 保存を押す。";
    const padded = steps.replace("音を消す欄を選ぶ。", `音を消す欄を選ぶ。${"欄が見えないときは下へ送る。".repeat(8)}`);
    expect(quoted("音を消す方法", padded, "step").text).toBe(padded);
    expect(quoted("音を消す方法", padded, "text").text.length).toBeLessThanOrEqual(140);
  });

  it("is one row of a table", () => {
    const rows = "区分：父母　日数：7日\n区分：配偶者　日数：10日\n区分：祖父母　日数：3日";
    expect(quoted("配偶者の忌引は何日ですか", rows, "table").text).toBe("区分：配偶者　日数：10日");
    expect(quoted("祖父母の忌引は何日ですか", rows, "table").text).toBe("区分：祖父母　日数：3日");
  });

  it("prefers the sentence with the words that the heading does not say already", () => {
    const book =
      "使用簿は、車両ごとに備え、運転した職員がその都度、行先、走行した距離及び同乗した職員の氏名を記録し、月末に所属長の確認を受けて三年間保存する。";
    const fuel =
      "給油は、指定した給油所で行い、その伝票を月末までに取りまとめた上で管財課の担当者に引き渡すものとし、紛失したときは直ちにその旨を書面により申し出る。";
    const question = "使用簿と給油";
    expect(quoted(question, `${book}${fuel}${book}`, "article").text).toBe(book);
    expect(quoted(question, `${book}${fuel}${book}`, "article", "使用簿").text).toBe(fuel);
  });

  it("fits the better the more of the question the sentence takes up", () => {
    const near = quoted("鍵を守衛室で受け取る", "鍵は守衛室で受け取る。").fit;
    const far = quoted("鍵を守衛室で受け取る", "鍵は青い。").fit;
    expect(near).toBeGreaterThan(far);
    expect(quoted("駐車場", "鍵は青い。").fit).toBe(0);
  });
});
