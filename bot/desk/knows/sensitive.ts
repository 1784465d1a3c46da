/**
 * Whether a question is about what somebody would not want colleagues to read, even without a name: their health, their
 * being harassed, disciplined or in trouble. Such a question goes to the private consultation desk only. It is held
 * sensitive in doubt: the desk can pass a harmless one on, and a channel cannot forget one.
 */
export function isSensitive(text: string): boolean {
  return SENSITIVE.test(text.normalize("NFKC").replace(/\s+/gu, ""));
}

const SUBJECTS: readonly string[] = [
  "休職|復職|病気休暇|療養|うつ|鬱|適応障害|メンタル|精神(?:的|科|疾患)|心療内科|カウンセリング|診断書|通院|持病|がん治療|癌|障害者?手帳|依存症",
  "自殺|死にたい|消えたい|自傷|眠れな|限界(?:です|だ|を感じ)|つらい|辛い|しんど[いく]",
  "ハラスメント|パワハラ|セクハラ|マタハラ|パタハラ|カスハラ|モラハラ|アウティング|いじめ|嫌がらせ|いやがらせ|暴言|暴力|怒鳴ら|無視され|脅さ|つきまと|ストーカー|DV",
  "懲戒|処分(?:され|を受け|対象|歴)|戒告|減給|停職|免職|訓告|分限|不祥事|横領|着服|飲酒運転|逮捕|起訴|前科|服務違反",
  "公益通報|内部通報|内部告発|告発|不正を(?:見|知)|不正行為|隠蔽|もみ消",
  "妊娠|流産|死産|不妊|中絶|性的|性自認|同性|LGBT|トランスジェンダー|カミングアウト",
  "借金|自己破産|差押|差し押さえ|多重債務|生活が苦し|離婚|親権|虐待|宗教|信仰|信条|組合活動|不当労働行為",
  "退職勧奨|辞めさせ|辞めたい|退職を(?:迫|強要)|人事評価(?:に|の)(?:不服|不満|納得)|人間関係|上司(?:が|と|から|に).{0,12}(?:合わな|こわ|怖|責め|嫌|無視|怒)",
];
const SENSITIVE = new RegExp(SUBJECTS.join("|"), "iu");
