const RULES =
  "(?:規[則定程]|ルール|制度|要綱|要領|条例|条文|訓令|指針|基準|マニュアル|手引|取扱い?|やり方|運用|内容|版|バージョン)";
const RUN = "[\\p{Script=Han}\\p{Script=Katakana}ー]";

/**
 * The rules before their last amendment. What names the rule itself stays out of the match, for it is searched for:
 * of 旧旅費条例 only 旧.
 */
const BEFORE = [
  "(?:直近の|前回の|最近の|最後の|今回の)?(?:改正|改定|法改正)(?:される|する|より|以)?前",
  `(?<=${RULES}[のが])(?:変更|見直し)(?:される|する)?前`,
  `(?<=${RULES}が)変わる前`,
  `(?<!\\d[日月年]|[年月日度])以前(?=は|の${RUN}{0,12}${RULES})`,
  "(?<![復新])旧(?=版)",
  `(?<![復新])旧(?=${RUN}{0,12}${RULES})`,
  `(?:一つ|ひとつ|1つ|1個)前(?=の${RUN}{0,12}${RULES})`,
  `(?<![0-9一二三四五六七八九十数日月年週間以直事])前(?=の${RULES})`,
  `(?:従前|過去)(?=の${RUN}{0,8}${RULES})`,
  `古い(?=${RUN}{0,8}${RULES})`,
  `施行前(?=の${RUN}{0,8}${RULES})`,
  "数年前(?!から|まで)",
  "昔(?=[はのっだ])|むかしは|かつて",
];
/** The rules as their next amendment will make them. */
const AFTER = [
  "(?:次の|次回の|今度の|今後の)?(?:改正|改定|法改正)(?:され|し)?(?:た|て)?後",
  "(?:次の|次回の|今度の|今後の|予定されている)(?:改正|改定|見直し)(?!前)",
  "(?:今度|次に|これから|近く)(?:改正|改定)(?=される|する)",
  "(?:改正|改定|施行)(?:された|した|される|する)(?:ら|と)",
  "(?:改正|改定)予定",
  `新しい(?=${RUN}{0,8}${RULES}(?:で|だと|なら|に[はよな]|の|は|って))`,
  `(?<![更最])新(?=${RULES}(?![期員数]))`,
  `(?:これから|今後)(?=(?:の${RUN}{0,8}${RULES}|どう変わ|変わる))`,
];
/** Today's rules, said so; 今 alone may mean anything (今から申請したい). */
const NOT_RULES = "部署|所属|職場|課|係|端末|スマホ|パソコン|住所|上司|立場|仕事|業務|機種|パスワード|自宅|ところ";
const CURRENT = [
  "現行|現時点",
  `(?:今|いま|現在)(?=の(?!${NOT_RULES})|は|も|でも|だと|なら|って|どう|いくら|何|有効|適用)`,
  `最新(?=の|${RULES})`,
];

export interface Wording {
  readonly kind: "before" | "after" | "current";
  readonly start: number;
  readonly end: number;
}

const PATTERNS = [
  { kind: "before", pattern: new RegExp(BEFORE.join("|"), "gu") },
  { kind: "after", pattern: new RegExp(AFTER.join("|"), "gu") },
  { kind: "current", pattern: new RegExp(CURRENT.join("|"), "gu") },
] as const;

/** Words that place the rules by their amendments, in order of their place. */
export function findAmendmentWords(normalised: string): readonly Wording[] {
  return PATTERNS.flatMap(({ kind, pattern }) =>
    [...normalised.matchAll(pattern)].map((match) => ({
      kind,
      start: match.index,
      end: match.index + match[0].length,
    })),
  ).sort((a, b) => a.start - b.start);
}
