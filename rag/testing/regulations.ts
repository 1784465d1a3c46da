import type { NewRevision } from "../../corpus/library.ts";

type NewPassage = NewRevision["passages"][number];

/** What a fictional revision says; everything else is usual. */
export interface Sketch {
  readonly title: string;
  readonly text: string;
  readonly issuer?: string;
  readonly from?: string;
  readonly kind?: NewPassage["kind"];
  readonly caption?: string | null;
  readonly locator?: string;
  readonly article?: string | null;
  readonly category?: NewRevision["document"]["category"];
  readonly audience?: NewRevision["document"]["audience"];
  readonly appliesTo?: Partial<NewRevision["document"]["appliesTo"]>;
  readonly sample?: boolean;
}

/** A revision of one passage. */
export function revisionOf(sketch: Sketch): NewRevision {
  const { title, text, from = "2020-04-01", locator = "第1条" } = sketch;
  return {
    document: {
      issuer: sketch.issuer ?? "海辺県",
      title,
      number: null,
      category: sketch.category ?? "要綱",
      owner: "総務部人事課",
      audience: sketch.audience ?? { kind: "everyone" },
      appliesTo: { employments: [], bodies: [], ...sketch.appliesTo },
      sample: sketch.sample ?? false,
    },
    effectiveFrom: from,
    effectiveTo: null,
    contentHash: `${title}${from}`,
    fileName: `${title}.md`,
    passages: [
      {
        kind: sketch.kind ?? "article",
        sections: [],
        caption: sketch.caption ?? null,
        locator,
        article: sketch.article ?? null,
        page: null,
        text,
      },
    ],
  };
}

/** The rules of a fictional prefecture: what the tests of the whole pipeline ask about. */
export const REGULATIONS: readonly NewRevision[] = [
  revisionOf({
    title: "在宅勤務実施要綱",
    caption: "在宅勤務の日数",
    locator: "第4条",
    article: "4",
    from: "2020-04-01",
    text: "在宅勤務の日数は、一週間につき2日を上限とする。",
  }),
  revisionOf({
    title: "在宅勤務実施要綱",
    caption: "在宅勤務の日数",
    locator: "第4条",
    article: "4",
    from: "2025-04-01",
    text: "在宅勤務の日数は、一週間につき3日を上限とする。",
  }),
  revisionOf({
    title: "在宅勤務実施要綱の一部を改正する要綱",
    from: "2025-04-01",
    caption: "改正",
    locator: "本則",
    text: "在宅勤務実施要綱の一部を次のように改正する。第4条中「2日」を「3日」に改める。",
  }),
  revisionOf({
    title: "常勤職員休暇規則",
    caption: "年次休暇の日数",
    locator: "第12条",
    article: "12",
    appliesTo: { employments: ["常勤職員"] },
    text: "年次休暇の日数は、一の年度につき20日とする。",
  }),
  revisionOf({
    title: "会計年度任用職員休暇規則",
    caption: "年次休暇の日数",
    locator: "第7条",
    article: "7",
    appliesTo: { employments: ["会計年度任用職員"] },
    text: "年次休暇の日数は、一の年度につき10日とする。",
  }),
  revisionOf({
    title: "内部通報調査要領",
    caption: "通報者の保護",
    locator: "第3条",
    article: "3",
    audience: { kind: "limited", departments: ["総務部人事課"], groups: [], posts: [], people: [] },
    text: "内部通報の調査記録は、通報者の氏名を黒塗りにして5年間保管する。",
  }),
  revisionOf({
    title: "庶務よくある質問",
    category: "FAQ",
    kind: "faq",
    caption: "名札を忘れたときはどうすればよいですか",
    locator: "問3",
    text: "守衛室で臨時の名札を借り、退庁するときに守衛室へ返却してください。",
  }),
  revisionOf({
    title: "特別休暇一覧",
    category: "その他",
    kind: "table",
    caption: "特別休暇の日数",
    locator: "別表第1",
    text: "区分：父母の忌引　日数：7日\n区分：職員の結婚　日数：5日\n区分：子の看護　日数：6日",
  }),
  revisionOf({
    title: "公用自転車利用要領",
    caption: "公用自転車の予約",
    locator: "第2条",
    article: "2",
    from: "2024-04-01",
    sample: true,
    text: "公用自転車を使う職員は、使用する日の前日の正午までに予約簿へ記入する。",
  }),
  revisionOf({
    title: "公用自転車利用要領",
    caption: "公用自転車の予約",
    locator: "第2条",
    article: "2",
    from: "2027-04-01",
    sample: true,
    text: "公用自転車を使う職員は、使用する日の前日の17時までに予約システムへ入力する。",
  }),
];
