const BODY = "(?:都|道|府|県|市|区|町|村|委員会|議会|本部|企業局|病院局)";
const KIND = "(?:条例|規則|訓令|告示|規程|要綱|要領|達|通達)";
const BEFORE_KIND = new RegExp(`^(\\S{1,20}?${BODY})[　 ]*${KIND}[甲乙]?[　 ]*第\\S+号`, "u");
const ANYWHERE = /^(\S{2,20}?(?:都|道|府|県|市|区|町|村|委員会))\S{0,10}第\S+号$/u;
/** 令和2年 and 令和2年3月31日 before the body. */
const DATE = /^[（(]?(?:明治|大正|昭和|平成|令和)\S{1,8}?年(?:\S{1,3}月\S{1,4}日)?[　 \s]*/u;

/** The body in 令和2年星見県訓令第12号 and in 星見県教育委員会規則第3号; empty where nothing says who issued the document. */
export function issuerOf(number: string | null): string {
  const undated = (number ?? "").replace(DATE, "");
  return BEFORE_KIND.exec(undated)?.[1] ?? ANYWHERE.exec(undated)?.[1] ?? "";
}
