/** What small talk is about; a reply exists for each. */
export type SmallTalk = "about" | "thanks" | "greeting";

const POLITE = "(?:です|でした|ございます|ございました|ました|します|いたします|致します)?";
const GREETINGS = [
  "おはよう(?:ございます)?",
  "こんにち[はわ]",
  "こんばん[はわ]",
  `(?:お疲れ|おつかれ|御疲れ)(?:様|さま|さん)?${POLITE}`,
  "(?:いつも)?お世話に(?:なります|なっております|なっています|なりました)",
  "(?:はじめ|初め)まして",
  "(?:どうも)?(?:すみません|すいません)|失礼(?:いた|致)?します",
  "もしもし|どうも|やあ|ねえ",
  `(?:どうぞ)?(?:よろしく|宜しく)(?:お願い|おねがい)?${POLITE}`,
  "hello|hi|hey|hi there|good (?:morning|afternoon|evening)",
];
const THANKS = [
  `(?:どうも|大変|たいへん|本当に|誠に)?(?:ありがとう|有難う|有り難う)${POLITE}`,
  "(?:大変|とても|本当に)?助かり(?:ました|ます)|(?:大変|とても|本当に)?参考になりました|感謝(?:し|いたし|致し)ます",
  `(?:了解|承知)(?:いたしました|致しました|しました)?${POLITE}|(?:よく)?(?:わかり|分かり)ました|なるほど(?:です)?|解決しました`,
  "thanks|thank you|thank you (?:very|so) much|thx",
];
const ABOUT = [
  "(?:あなた|このアシスタント|このボット|ボット|アシスタント|ai)(?:は|って)?(?:何|なに|誰|だれ)(?:ですか|なの|者ですか|をする人ですか)?",
  "(?:あなた|このアシスタント|このボット|ここで|ここ)?(?:は|では|に)?(?:何|なに|どんなこと|どういうこと)(?:が|を|なら)?(?:できますか|できるの|できる|できるんですか|してくれますか|聞けますか|聞ける|聞いたらいいですか|聞けばいいですか|質問できますか|教えてくれますか|答えられますか)",
  "(?:このアシスタントの|このボットの|あなたの)?(?:使い方|つかいかた|機能|自己紹介)(?:は|を教えて(?:ください)?|がわかりません|が分かりません|を知りたい(?:です)?|をして(?:ください)?)?",
  "ヘルプ|help|what can you do(?: for me)?|who are you|what are you|how (?:do|can) i use (?:this|you)",
];

const TALK = [
  { phrase: anyOf(ABOUT), about: "about" },
  { phrase: anyOf(THANKS), about: "thanks" },
  { phrase: anyOf(GREETINGS), about: "greeting" },
] as const;
/** Said before something else they are no more than a breath. */
const INTERJECTIONS = [
  "ふーん|ふむ|へ[えー]+|ほう|あの|えっと|えーと|そっか|そうか|そうなんですね|うん|はい|ねえねえ|あ|お",
];
const COURTESY = anyOf([...GREETINGS, ...THANKS, ...INTERJECTIONS]);
/** Where a sentence or clause ends. */
const END = /(?<=[。．.!！?？\n、,，…])/u;
const ORNAMENT = /[^\p{L}\p{N}]+/gu;

/** @returns what greetings, thanks and questions about the assistant itself amount to; none where anything else is said */
export function smallTalkOf(text: string): SmallTalk | undefined {
  const clauses = clausesOf(text);
  if (clauses.length === 0) return undefined;
  if (!clauses.every((clause) => TALK.some(({ phrase }) => phrase.test(bare(clause))))) return undefined;
  return TALK.find(({ phrase }) => clauses.some((clause) => phrase.test(bare(clause))))?.about;
}

/** The text without the greetings before and the thanks after what is asked. */
export function withoutCourtesies(text: string): string {
  const clauses = text.split(END);
  const said = clauses.map((clause) => bare(clause) !== "" && !COURTESY.test(bare(clause)));
  if (!said.includes(true)) return text;
  return clauses
    .slice(said.indexOf(true), said.lastIndexOf(true) + 1)
    .join("")
    .trim();
}

function clausesOf(text: string): readonly string[] {
  return text.split(END).filter((clause) => bare(clause) !== "");
}

/** Letters and digits only, in lower case; words of English keep one blank between them. */
function bare(clause: string): string {
  return clause
    .normalize("NFKC")
    .toLowerCase()
    .replace(ORNAMENT, " ")
    .replace(/(?<![a-z]) | (?![a-z])/gu, "");
}

function anyOf(phrases: readonly string[]): RegExp {
  return new RegExp(`^(?:${phrases.join("|")})(?:ね|よ|な)?$`, "u");
}
