import { anywhere, type Cues, inLast, unless } from "../cue.ts";
import { REQUEST, RULE_QUESTION } from "./ending.ts";

const APP = "アプリ(?!ル)|apps?(?![a-z])|アプリケーション";
const NAMED =
  "line(?! ?up)|line ?works|ラインワークス|slack|スラック|zoom|ズーム|teams|notion|evernote|onenote|kintone|canva|chatwork|チャットワーク|dropbox|google|グーグル|yahoo|ナビタイム|navitime|duolingo|instagram|インスタ|copilot|chatgpt|outlook|adobe|trello|miro|authenticator|box|翻訳|乗換|乗り換え|地図|マップ|時刻表|スキャナ|電卓|リーダー|ビューア|カメラ|辞書|レコーダー";
const PHONE =
  "(?:公用|業務用?|官用|職場|仕事用?|窓口用?|課|班|現場|貸与|支給|配布|県|当番|事務所|出張用|職員用)の?(?:スマ[ホフート]|スマフォ|携帯|iphone|ipad|端末|電話(?=に|で|へ|の)|アイフォン|タブレット)|(?:渡され|支給され|配られ|貸与され|借り)(?:て(?:い)?る|た)(?:電話|端末|携帯|iphone)|公用の(?:ほう|方|やつ|もの)|公用(?:に|で(?!す))|スマホ|スマフォ|スマートフォン|(?:official|work|office) ?(?:smart)?phones?";
const INSTALL =
  "入れ|いれ|(?<!アン)インストール|追加|導入|搭載|載せ|のせ|掲載|配信|展開|使えるように|使えるよう|使えたら|使えれば|使いたい|使わせ|利用した|利用させ|利用できるように|見れるように|見られるように|利用可能に|ダウンロード|install|add |落とし|使う申請|足し|使えるものを許可|許可して";

const ruleQuestion = inLast(RULE_QUESTION);
const askedBefore = anywhere(
  /(?:入れて|追加して|使わせて)もらえ(?:た|まし)|頼ん(?:だ|で(?:い)?た)|お願いした|要望した|申請した(?!い)|使えるようになりました|もう(?:入|使え)/u,
);
const OTHER_THING =
  /sim|充電|ケーブル|イヤホン|バッテリ|フィルム|電話帳|ケース|アンインストール|削除|消した|写真を入れ|資料を入れ|追加で配|メールを設定/u;

export const APP_CUES: Cues = {
  app: anywhere(APP),
  "app by its name": anywhere(NAMED),
  phone: anywhere(PHONE),
  "wish to have an app": unless(
    anywhere(
      `(?:${APP}).{0,40}(?:${INSTALL}).{0,20}(?:${REQUEST})|(?:${PHONE}).{0,40}(?:${INSTALL}).{0,20}(?:${REQUEST})|(?:${NAMED}).{0,14}(?:${INSTALL}).{0,14}(?:${REQUEST}).*(?:${PHONE}|${APP})|(?:${PHONE}|${APP}).*(?:${NAMED}).{0,14}(?:${INSTALL}).{0,14}(?:${REQUEST})`,
    ),
    ruleQuestion,
    anywhere(OTHER_THING),
    askedBefore,
  ),
  "an app is asked for": unless(
    anywhere(
      `(?:${APP})(?:が|を|も|の)?.{0,12}(?:${REQUEST})|(?:入れ|使い|追加し|導入し|試し)たい(?:${APP})|(?:${APP})を?使わせて|ない(?:${APP})を使いたい|(?:欲しい|ほしい|必要な)(?:${APP})|(?:${APP})(?:が|でも|とか)?(?:あ(?:ったら|れば|ると)|使え(?:たら|れば|ると)|入(?:ったら|れば|ると)|入って(?:いたら|いれば|いると))[^。]{0,8}(?:いい|良い|便利|助か|嬉し|うれし|楽|ありがた|な(?:あ|ー|$))|(?:${APP})(?:を|って|は|も|、)?(?:使え|入れられ|入れてもらえ)(?:ん|ない|ません|ないもの)か|(?:i need|i want|i would like|i'd like|can we|could we|could i|we would like|we'd like|let us|let me|allow us).*(?:${APP})|(?:${APP})(?:を|の|も)?(?:追加|導入|インストール|ダウンロード)?(?:して(?:もら|いただ)|入れて(?:もら|いただ)|入れられ|追加でき|導入でき)[^。]{0,6}ませんか|(?:add|install|request).*(?:${APP}|phone)`,
    ),
    ruleQuestion,
    anywhere(OTHER_THING),
    askedBefore,
  ),
  "an app's request by name": unless(
    anywhere(
      `(?:${APP})(?:の|を|について)?(?:追加|導入|利用|新規|掲載)?(?:の)?(?:要望|申請|リクエスト|希望|依頼|追加|導入|(?:を)?申し?込み)(?:です|ます|し(?:ます|たい|とう)|を(?:出|し(?:ます|たい))|が(?:したい|あり)|$|[。!]|、|お願い|いたし|させて)`,
    ),
    ruleQuestion,
  ),
  "something with a Latin name is to be had": unless(
    anywhere(
      `[a-z][a-z0-9 ]{2,}(?:の?アプリ)?(?:を|も|が|って)?(?:[^。]{0,6}で)?(?:${INSTALL}).{0,8}(?:${REQUEST}|もらえ|いただけ)|(?:please|could you|can you).*(?:install|add |put |get )`,
    ),
    ruleQuestion,
    anywhere(OTHER_THING),
  ),
  "has an app in mind": anywhere(
    `(?:入れ(?:て(?:ほし|もら)|た)|使い|欲し|ほし|追加し(?:て(?:ほし|もら)|た)|申請した|必要な)[^。]{0,8}い?(?:${APP})が(?:あ|出|見つ|1つ|一つ|いくつか)`,
  ),
  "something onto the phone": anywhere(`(?:${PHONE})(?:に|へ|にも|で|でも|さ)?[^。]{0,30}(?:${INSTALL}|アプリ$)`),
  "puts in by imperative": inLast(
    /^[^。、?？]{1,24}(?:(?:入れて|追加して?|使わせて)(?:ー|ね|よ|くれ.{0,4}|や|ください|下さい|ほしい(?:です)?|(?:もらえ|いただけ)ま(?:す|せん)か|くれませんか)?|追加希望|導入希望)[。!?？…→a-z ]*$/u,
  ),
  "app and question of a rule": (read) => anywhere(`${APP}|${PHONE}`)(read) && ruleQuestion(read),
  "allowed as app": anywhere(
    `(?:${APP}|${PHONE}|${NAMED}).*(?:ていい|てもいい|てよい|てもよい|大丈夫|方法|手順|条件|ルール|しくみ|仕組み|一覧|承認|業務で使|使い方|費用|著作権|規約|注意|更新|起動|通知|消え|課金)`,
  ),
  "wants a thing on the phone": unless(
    anywhere(
      `(?:${PHONE}).{0,40}(?:が|を|も|の|やつ)?(?:欲しい|ほしい|ほしか|必要|足して|足す|足したい|許可して|使いたい|使わせて|入れたい|入れて|入れさせて)|(?:欲しい|ほしい|必要|足して|足したい|許可して|使いたい|使わせて|入れたい|入れて|入れられる)[^?？]{0,14}(?:${PHONE})`,
    ),
    ruleQuestion,
    anywhere(OTHER_THING),
    askedBefore,
  ),
};
