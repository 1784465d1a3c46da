/** What people add to a file's name when they save it again: _v2, _改正後, 最終版, (1), のコピー. A date is no such word: 会議録_20260401 is one of many. */
const SAVED_AGAIN =
  /(?:[_＿ 　-]*(?:[（(【[](?:\d{1,2}|改正後?|最新版?|最終版?|確定版?|修正版?|溶け?込み?)[）)】\]]|[_＿ 　-](?:v(?:er)?\.?\d[\d.]*|改正後|改正版|最新版?|最終版?|確定版?|修正版?|決定版|final|rev\d*)|[ 　-]*(?:のコピー|コピー)))+$/iu;

/** The title that a file's name stands for, whichever version it is of. */
export function titleInName(fileName: string): string {
  const name = fileName.replace(/\.[^.]+$/u, "");
  return name.replace(SAVED_AGAIN, "").replace(/^【[^】]*改正[^】]*】|^コピー[　 ~〜～-]+/u, "") || name;
}
