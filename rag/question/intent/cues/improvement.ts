import { anywhere, type Cues, inLast, unless } from "../cue.ts";
import { REQUEST, RULE_QUESTION } from "./ending.ts";

const IMPROVEMENT =
  "業務改善|改善|カイゼン|kaizen|improvement|職員提案|提案(?!書の|型|公募)|アイデア|アイディア|idea|工夫|取組み?|取り組み|事例|成功例|うまくいった(?:例|こと|話|やり方)|実践例|活用例|好事例|時短の|効率化|見直し";
const AMOUNT =
  "(?:[0-9一二三四五六七八九十百千万数]+(?:[,.][0-9]+)*(?:時間|じかん|分|割|%|万円|円|件|日|枚|秒|か月|ヶ月|往復|倍|人|回|hours?)(?:半)?|半分|半日|ゼロ|半減|一瞬|数分)";
/** What got better, said as done. */
const BETTER =
  "(?:減|へ)(?:っ|り)(?:まし|て(?:い|お|ま|る|き))|(?:減|へ)ら(?:せ|し)(?:まし|た(?=$|[。!、の]))|[割%件時間分](?:の)?減(?=$|[。!])|効果(?:大|が(?:出|あ))|余裕が|時短(?:でき|に(?:な|成功))|早く終わ|終わるように|終わらせられ|減った(?=$|[。!、,よわでのばとん])|削減(?:$|[。!]|し(?:た|まし)|でき|され|につなが|です)|縮減|短縮(?:$|[。!]|し(?:た|まし)|でき|され|につなが)|節約(?:$|し(?:た|まし)|でき|に)|(?:浮|う)(?:き|い)(?:まし|た|て)|浮きました|激減|半減|ゼロ(?:に|$|。|です)|→ ?(?:0|[0-9]+(?:分|件|時間|日))|(?<!な|れ|け|き|せ|わ|か|ら)(?:なく|無く|無う)な(?:り|っ)|(?:[がはも]|ほとんど)(?:来|起き|出|かから|い)なくな(?:り|っ)|不要にな(?:り(?:まし|、)|っ)|解消|廃止(?:し|$|。)|減らすことができ|効果が(?:あり|出)|3分の|い(?:ら|り)なく|いらずに|早(?:く|う)?(?:な|まり|まっ)|速くな|スムーズに|楽に(?:な|で)|軽く|軽減|向上|済(?:む|み|ん)(?:よう|まし|だ)|探せるように|見つかるように|わかるように|できるようにな|読むようにな|安くな|下がり|下がった|短くな|好評|(?:[0-9]+(?:日|時間|分|か月)|半日)(?:も|ほど)?早く|早く(?:仕上|帰れ|でき)|喜ばれ|集中でき|防げ|(?:聞かれ|言われ|間違われ|迷わ|忘れ|待たせ)なくなり?|一目で(?:わか|分か)|事故がな|ミスがな|漏れがな|苦情がな|笑顔が|2倍|倍増|saved?|reduced|cut ";
const DEED =
  "に(?:変え|替え|かえ|切り替え|統一|して(?:み|か|から)?|した(?:ら|ところ)|したこと)|を?(?:やめ|導入|作っ|作り|入れ|置い|貼っ|試し|始め|統一し|自動化|電子化|デジタル化|まとめ|そろえ|変更|見直し|整理|組んで)|化(?:し|した)|ようにした|ようにして|を[^。]{1,14}(?:に|へ)し(?:まし)?た(?:ら|ところ|$|[。!])|大きくし|小さくし|少なくし|使ってみ|やってみ|replaced|merge";

const ruleQuestion = inLast(RULE_QUESTION);
const asks = inLast(/(?:か|[?？]|の)[。!]*$/u);
const PERSONAL =
  /トナー|しまいま|しまった|忘れました|し忘れ|切手|在庫(?!表)|通知が|届かなく|つながらなく|用紙が|机が|休憩が|手当が|手当は|給料|給与が|年休(?:が|は)|振込額|予算が|人員が|定員|残業が月[^。]*(?:でし|になり|出ま)|時間を超え|支給額|になりました。?(?:なぜ|理由)/u;

export const IMPROVEMENT_CUES: Cues = {
  improvement: anywhere(IMPROVEMENT),
  amount: anywhere(AMOUNT),
  "got better": anywhere(BETTER),
  "did something": anywhere(DEED),
  "did something and it got better": unless(
    anywhere(`(?:${DEED}).*(?:${BETTER})`),
    ruleQuestion,
    asks,
    anywhere(PERSONAL),
  ),
  "did something, and that is all": unless(
    inLast(`(?:${DEED}).{0,16}(?:ました|した|でした|みた|った)(?:よ|ー|ので|が|です)*[。!…]*$`),
    ruleQuestion,
    anywhere(PERSONAL),
  ),
  "got better, without a question": unless(anywhere(BETTER), ruleQuestion, asks, anywhere(PERSONAL)),
  "from so much to so much": unless(
    anywhere(`(?:${AMOUNT}).{0,14}(?:から|が|→|かかって|だった).{0,14}(?:${AMOUNT})(?:に|で|へ|$|です|まで)`),
    ruleQuestion,
    anywhere(PERSONAL),
  ),
  "so much less": unless(anywhere(`(?:${AMOUNT}).{0,6}(?:${BETTER})`), ruleQuestion, anywhere(PERSONAL)),
  "sends an improvement": unless(
    anywhere(
      `(?:${IMPROVEMENT})(?:の|を|に|として|が|報告|提案|事例|案|ネタ|活動)*.{0,10}(?:出したい|出します|送り|送る|送信|投稿|応募|提出|共有|報告し|報告です|登録|紹介したい|広め|あるので|あるんだけど|があります|あります|あるよ|思いつ|させて|したい|ひとつ|一件|聞いて|お願い|submit|を(?:やり|し)ました)|submit(?:ting)? (?:an?|our|my) (?:improvement|idea|kaizen)`,
    ),
    inLast(
      /(?:期間|期限|締切|様式|方法|対象|資格|書き方|見本|どこ|いつ|何件|何を|how |what |when |メリット|できますか|ますか$)/u,
    ),
  ),
  "an improvement, no question": unless(
    anywhere(IMPROVEMENT),
    ruleQuestion,
    asks,
    inLast(/教えて|知りたい|見せて|見たい|探して|ください|紹介して|は$/u),
  ),
  proposes: anywhere(
    /提案(?:です|します|したい|なんですが|なんやけど|させて|いたし|として|を出|する|があ)|改善(?:案|提案)|案(?:を|、)(?:出|送|考)|案(?:です|があり|を(?:考え|送|出|思い))|アイデア|思いつい/u,
  ),
  "suggests a change": anywhere(
    /(?:して|にして|やめて|(?:する|にする|やめる|なくす|統一する)の)は(?:どう|いかが)|(?:したら|たら|すれば|れば|と).{0,24}(?:(?:早|楽|良|よ|い|安|減|伝わ).{0,6}(?:思|はず|んじゃ)|どうでしょう|どうか)|減らせ(?:ま|る)|(?:いらな|要らな|必要な)くない|不要では|やめた(?:ほう|方)が|なくし(?:たら|ては|ませんか|てほし)|廃止(?:しては|すべき|したら)|(?:し|き|み|り|め)ませんか|ほうが(?:い|良)いと思/u,
  ),
  "offers to share": anywhere(
    /共有(?:し|させ|します|したい)|横展開|広めた|広めて|参考になれ|使ってください|使えると思|使えるかも|報告し(?:ます|とく|たい)|報告(?:いた|なん|です)|知らせた|ご報告|お裾分け|(?:want|like) to share|share how we|we (?:cut|made|saved|replaced|changed|reduced|started|moved)|ほかでも|他の(?:課|所属|事務所)でも/u,
  ),
  "tells of working from home": unless(
    anywhere(
      /(?:テレワーク|在宅|リモート|サテライト).*(?:例|ケース|取組み?|取り組み|実践|体験).*(?:送|投稿|紹介(?:し|させ)|報告(?:し|です|させ)|応募|提出し|出し|共有し|登録)/u,
    ),
    ruleQuestion,
    asks,
  ),
  "asks for improvements of others": inLast(
    /(?:事例|例|取組み?|取り組み|実績|仕組み)(?:集)?(?:は|を|が|って|が(?:あ|見)|って|のある).*(?:[か?？]|教えて|知りたい|見たい|ください|探して|紹介|読め)|(?:事例集|例を教えて)/u,
  ),
  "improvement as a duty": anywhere(
    /改善(?:計画|命令|勧告|指導|報告書|基準|措置|を(?:求め|指摘|命|勧告))|工夫(?:の例|は|には|が(?:あ|必要))|見直しについて|企画提案|提案(?:書|書の|型|公募|限度)/u,
  ),
  "asks about the scheme": anywhere(
    `(?:${IMPROVEMENT}|表彰|報奨|賞金).{0,24}(?:賞金|審査|募集|締切|期間|様式|受賞|応募できる|対象|書き方|担当課|根拠|何件|制度|基準|指針|件数|課税|匿名|必要ですか)`,
  ),
  "less for me": anywhere(PERSONAL),
  "requests with an improvement": (read) => anywhere(IMPROVEMENT)(read) && inLast(REQUEST)(read),
};
