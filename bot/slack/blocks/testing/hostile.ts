const CONSTRUCTS = [
  ...["<!channel>", "<!here>", "<!everyone>", "<!here|here>", "<@U012AB3CD>", "<@U012AB3CD|所長>", "<#C012AB3CD>"],
  ...["<#C012AB3CD|全庁>", "<!subteam^S012AB3CD>", "<!date^1392734382^{date}^https://evil.example.com|今日>"],
  ...[
    "<https://evil.example.com|規程>",
    "<http://evil.example.com>",
    "<mailto:a@evil.example.com|係>",
    "<tel:+81312345678|電話>",
  ],
  ...[
    "https://evil.example.com/x?y=1",
    "http://evil.example.com",
    "//evil.example.com",
    "evil.example.com",
    "evil.co.jp/login",
  ],
  ...[
    "www.evil.example.com",
    "a@evil.example.com",
    "mailto:a@evil.example.com",
    "tel:0312345678",
    "slack://open?team=T1",
  ],
  ...["javascript:alert(1)", "data:text/html,x", "[規程](https://evil.example.com)", "[規程](evil.example.com)"],
  ...[
    "![図](https://evil.example.com/x.png)",
    "[規程]: https://evil.example.com",
    "[規程][1]\n\n[1]: evil.example.com",
  ],
  ...[
    "`code`",
    "```\n<!channel>\n```",
    "*太字*",
    "_斜体_",
    "~取消~",
    "**重要**",
    "> 引用\n>>> 引用",
    "# 見出し",
    "- 項目\n1. 項目",
  ],
  ...[
    ":tada:",
    ":rotating_light:",
    "@channel",
    "@here",
    "@everyone",
    "|a|b|\n|-|-|",
    "例え.コム",
    "xn--r8jz45g.xn--zckzah",
  ],
  ...["\u202Egnp.exe", "\u2066https://evil.example.com\u2069", "\u200Fabc", "a\u0000b", "\uD800", "a\u2028<!here>"],
];

type Turn = (text: string) => string;
const ENCODINGS: readonly Turn[] = [
  (text) => text,
  entities,
  (text) => entities(entities(text)),
  (text) => text.replace(/[<>&]/gu, (character) => `&#${character.charCodeAt(0)};`),
  (text) => text.replace(/[!-~]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  (text) => text.replace(/[./:]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  (text) => text.toUpperCase(),
  (text) => `<${text}|${text}>`,
  (text) => text.replace(/[<>[\]()*_`]/gu, "\\$&"),
  (text) => encodeURI(text.toWellFormed()),
];

const POSITIONS: readonly Turn[] = [
  (text) => text,
  (text) => `宿泊料は${text}とする。`,
  (text) => `${text}\n${text} ${text}`,
  (text) => `規程\n> ${text}`,
  (text) => `「${text}」）${text}`,
  (text) => `](${text} "x")<${text}>`,
];

/** Every construct in every encoding, in two positions each that go round: more than a thousand strings. */
export const HOSTILE: readonly string[] = CONSTRUCTS.flatMap((construct, row) =>
  ENCODINGS.flatMap((encode, column) =>
    [0, 1].map((next) => {
      const place = POSITIONS[(row + column * 2 + next) % POSITIONS.length];
      return place === undefined ? construct : place(encode(construct));
    }),
  ),
);

function entities(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
