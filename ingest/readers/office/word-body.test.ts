import { expect, test } from "vitest";
import { rewriteBody } from "./word-body.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const textOf = (xml: string) =>
  rewriteBody(`<w:p ${W}>${xml}</w:p>`, { count: () => undefined }).replace(/<[^>]+>/gu, "");

test("keeps the base of ruby without its reading", () => {
  const ruby =
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>けんべん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>権限</w:t></w:r></w:rubyBase></w:ruby></w:r>";
  expect(textOf(ruby)).toBe("権限");
});

test("keeps the results of fields and the signs of formulas", () => {
  const math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
  expect(textOf(`<w:fldSimple w:instr="SEQ"><w:r><w:t>表1</w:t></w:r></w:fldSimple>`)).toBe("表1");
  expect(textOf(`<m:oMath ${math}><m:r><m:t>a&lt;b</m:t></m:r></m:oMath>`)).toBe("a&#60;b");
});

test("asks for the number of a paragraph as it is, not as it was before a change", () => {
  const asked: unknown[] = [];
  const properties =
    '<w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>' +
    '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:pPrChange></w:pPr>';
  const count = (paragraph: unknown) => {
    asked.push(paragraph);
    return undefined;
  };
  rewriteBody(`<w:p ${W}>${properties}</w:p>`, { count });
  expect(asked).toMatchObject([{ style: "a", numId: "7", level: 1 }]);
});

test("throws on entities of the file's own", () => {
  expect(() => rewriteBody('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', { count: () => undefined })).toThrow();
});

test("keeps what a field draws without a result, and old line breaks", () => {
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const drawn = "<w:r><w:instrText> EQ \\o\\ad(\\s\\up 9(</w:instrText><w:instrText>けん),建) </w:instrText></w:r>";
  expect(textOf(`${field("begin")}${drawn}${field("end")}<w:r><w:t>蔽率</w:t></w:r>`)).toContain("建蔽率");
  expect(rewriteBody(`<w:p ${W}><w:r><w:cr/></w:r></w:p>`, { count: () => undefined })).toContain("<w:br></w:br>");
});

test("leaves out text that its author has hidden, and tells of it", () => {
  let told = 0;
  const hidden = (value: string) => `<w:r><w:rPr><w:vanish${value}/></w:rPr><w:t>甲</w:t></w:r>`;
  const xml = `<w:p ${W}>${hidden("")}${hidden(' w:val="0"')}<w:r><w:t>乙</w:t></w:r></w:p>`;
  const rewritten = rewriteBody(xml, {
    count: () => undefined,
    onHidden: () => {
      told += 1;
    },
  });
  expect([rewritten.replace(/<[^>]+>/gu, ""), told]).toEqual(["甲乙", 1]);
});
