import { anywhere, type Cues, inLast, unless } from "../cue.ts";
import { RULE_QUESTION } from "./ending.ts";

const DOCUMENT =
  "要綱|要項|要領|規程|規定|規則|条例|訓令|通知|通達|マニュアル|手引き?|手びき|てびき|手順書|ガイドライン|ガイド|しおり|faq|q&a|q[0-9]|様式|別表|別紙|別記|附則|条文|条番号|第[0-9一二三四五六七八九十]+[条項号章]|[0-9]+条|[0-9]+ページ|ページ(?!数)|リンク|url|資料|文書|案内|お知らせ|一覧|名簿|連絡表|連絡先|pdf|図|表|目次|例規|ドキュメント|記載|掲載|載って|内線|電話番号|番号|アドレス|返却先|宛名|漢字|計算|金額|基準|ファイル|期限|用語集|例文|地図|回答|答え|説明|引用|教えてもら|教えてくれた|書いてある|出てきた|情報|内容|ここの|ここに|この(?:資料|文書|ページ|規則|表|案内)|article|manual|document|link|notice|form|guideline|regulation|faq";
const WRONG =
  "間違(?:い|っ|え|が)|まちが|誤り|誤字|脱字|誤記|誤植|ミス|違い(?:ます|まし|$|で(?:す|は))|違って|違う|違っと|ちがう|ちがって|ちごう|違い(?:では|じゃ)|古い|古く|古か|ふるい|古っ|旧(?!姓|字|対照)|前任の(?:まま|名前)|前の(?:知事|部署|住所)|去年(?:の|度)|昨年度の|のまま|まま(?:に|で|です|だ|$)|切れ(?:て|$)|切れてる|開け(?:な|ま)|見(?:れ|え|られ)(?:な|ま)|壊れ|文字化け|文字が□|ずれ|ズレ|抜け|欠け|食い違|矛盾|整合|逆|合っ(?:て|と)(?:い)?(?:な|ま|ら)|一致し(?:な|ま)|おかし|表示され(?:な|ま|て(?:い)?(?:な|ま))|再生でき|404|デッドリンク|反映され(?:て)?(?:い)?(?:な|ま)|更新(?:され)?(?:て)?(?:い)?(?:な|漏れ|ま)|廃止され|廃止済|廃止に|閉館|移転前|過ぎて|使われて(?:い)?(?:な|ま)|載って(?:い)?な|もうありま|もうない|もう(?:改名|なく)|なくなりました|消えて|消えとる|存在し(?:な|ま)|重複|読め(?:な|ま|ん)|登録漏れ|入れ替わ|真っ白|直って(?:い)?な|多い|二つあ|2つ登録|最新では|変わ(?:っ|り)て?(?:い|ま|と)|変わったはず|変更されて|なったはず|ではなく|じゃなくて|正しくは|直って(?:い)?(?:ませ|な)|別の(?:課|ページ|人|サイト)に|別ページ|同じ(?:ファイル|もの|内容)に|変更にな(?:って|り)|旧サイト|つながらな|つながりません|白い画面|白くな|誤った|別の.{1,6}(?:もの|ファイル|ページ|課の)|異なっ|異なり|エラーに|誤っています|誤りがあり|最新の(?:もの|版)?では|最新でな|別のもの|訂正が必要|ダウンロードでき(?:な|ま)|無効|失効|破損|「」になって|になってます|古いもの|単位が抜け|別の文書|改正前の(?:もの|内容)|二重|違うようです|違うページ|違う章|broken|outdated|out of date|wrong|old|typo|incorrect|but it's";
const MEND =
  "直して|なおして|直した(?:方|ほう)|修正(?:し|を|依頼|お願い|方)|訂正(?:し|を|依頼|お願い|方|願)|差し替え|差替え|更新して|更新を|更新お願い|消して|削除して|出さないで|fix|update it|please update";

const PAPER =
  "要綱|要領|規程|規則|条例|通知|マニュアル|手引|faq|様式|別表|別紙|案内|掲載|資料|ガイド|要項|例規|しおり|手順書|第[0-9]+条";
const ruleQuestion = inLast(RULE_QUESTION);
const conditional = anywhere(
  /探して|しまいま|してしま|たら|場合|とき|時の|ても(?!ら)|どう(?:す|し|や)|方法|手続|手順|誰に|誰が|どこに|様式は|必要|いいですか|よいですか|[てで](?:い|よ)い|正しい[?？]?$|有効|本当/u,
);
/** These break, and what is asked then is what to do. */
const SYSTEM =
  "システム|送って|送りま|しまいま|してしま|探して|要点|ログイン|eラーニング|プリンタ|添付ファイル|電子決裁|申請画面|ドア|蛍光灯|パスワード|免許|カード|職員証|契約が|機器|パソコン|勤務時間が|納品|電気|電車|メールが|電話がつ";

const machine = unless(anywhere(SYSTEM), anywhere(PAPER));

export const CORRECTION_CUES: Cues = {
  document: anywhere(DOCUMENT),
  wrong: anywhere(WRONG),
  mend: anywhere(MEND),
  "a document is wrong": unless(
    anywhere(`(?:${DOCUMENT}).*(?:${WRONG})|(?:${WRONG}).{0,12}(?:${DOCUMENT})`),
    conditional,
    ruleQuestion,
    machine,
  ),
  "a document is said to be wrong at the end": unless(
    inLast(`(?:${DOCUMENT}).{0,40}(?:${WRONG})`),
    conditional,
    ruleQuestion,
    machine,
  ),
  "is to be mended": unless(anywhere(MEND), conditional, ruleQuestion),
  "a document is to be mended": unless(
    anywhere(`(?:${DOCUMENT}|${WRONG}).*(?:${MEND})|(?:${MEND}).*(?:${DOCUMENT})`),
    ruleQuestion,
  ),
  "not this but that": anywhere(
    /じゃなくて|ではなく|でなく|→「?|正しくは|の(?:間違|誤)い?(?:です|では|じゃ|$)|(?:なのに|のに)|ですよね|変わって(?:い|ま)|(?:た|な)はず|実際(?:は|と)|今は|もう/u,
  ),
  "reports a fault": anywhere(
    /(?:誤り|間違い|ミス|誤字|誤記|不備|誤植)(?:が|を|の)?(?:あり|見つけ|報告(?:し|です|$)|連絡|認め|ある)|知らせま|気づ(?:い|き)まし|漏れでは|漏れじゃ|設定ミス/u,
  ),
  "the answer was wrong": unless(
    anywhere(
      /(?:答え|回答|説明|引用|今の|いまの|さっきの|教えてもらった|教えてくれた|教わった|出てきた|出た).{0,24}(?:間違|違|古|おかし|誤|廃止|削除され|使われて|変わった|変更されて|消えて|去年)/u,
    ),
    inLast(/(?:か|[?？]|教えて)$/u),
  ),
  "a fault in short": inLast(
    /^[^。?？]{0,10}(?:古い|古か|古いよ|間違(?:い|ってる|ってます)|違う|違います|リンク切れ|リンクが切れてる|誤植あり|壊れてる|更新されてない|文字化け.*|訂正依頼|修正依頼|ミス報告|誤記|誤字)(?:よ|です|で)?[。!]*$/u,
  ),
  "a thing that is no document": machine,
  "wrong, as a case": (read) => anywhere(`${WRONG}|${MEND}`)(read) && conditional(read),
  "wrong, with a rule's question": (read) => anywhere(`${WRONG}|${MEND}`)(read) && ruleQuestion(read),
};
