import { expect, test as it } from "vitest";
import { slackFiles } from "./slack-file.ts";

const HOSTED = {
  id: "F1",
  name: "手引.pdf",
  title: "手引",
  mimetype: "application/pdf",
  size: 137_531,
  mode: "hosted",
  is_external: false,
  url_private: "https://files.slack.com/files-pri/T1-F1/a.pdf",
  url_private_download: "https://files.slack.com/files-pri/T1-F1/download/a.pdf",
};

function why(changes: object) {
  const [file] = slackFiles({ files: [{ ...HOSTED, ...changes }] });
  return file?.kind === "unavailable" ? file.why : file?.kind;
}

it("reads the files of an event, each once", () => {
  expect(slackFiles({ type: "message", files: [HOSTED, HOSTED] })).toEqual([
    {
      kind: "hosted",
      id: "F1",
      name: "手引.pdf",
      mimetype: "application/pdf",
      size: 137_531,
      url: "https://files.slack.com/files-pri/T1-F1/download/a.pdf",
    },
  ]);
});

it("finds none in an event without files, and leaves out what is no file", () => {
  for (const event of [{}, { files: null }, { files: "F1" }, null, "text"]) expect(slackFiles(event)).toEqual([]);
  expect(slackFiles({ files: [null, 1, {}, { id: "" }] })).toEqual([]);
});

it("tells why a file cannot be had", () => {
  expect(why({ mode: "external" })).toBe("external");
  expect(why({ is_external: true })).toBe("external");
  expect(why({ mode: "tombstone" })).toBe("deleted");
  expect(why({ file_access: "file_not_found" })).toBe("deleted");
  expect(why({ mode: "hidden_by_limit" })).toBe("hidden");
  expect(why({ mode: "quip" })).toBe("not-a-file");
  expect(why({ file_access: "access_denied" })).toBe("no-access");
  expect(why({ file_access: "check_file_info", url_private_download: undefined })).toBe("no-access");
  expect(why({ mode: "snippet" })).toBe("hosted");
});

it("makes do with the id and the address", () => {
  const url = "https://files.slack.com/a";
  expect(slackFiles({ files: [{ id: "F1", url_private_download: url }] })).toEqual([
    { kind: "hosted", id: "F1", name: "名前のないファイル", mimetype: "", size: null, url },
  ]);
  expect(slackFiles({ files: [{ id: "F1", mode: "tombstone" }] })).toMatchObject([{ why: "deleted" }]);
});

it("names what is text as text", () => {
  const named = (name: string, mimetype: string) => slackFiles({ files: [{ ...HOSTED, name, mimetype }] })[0]?.name;
  expect(named("Untitled", "text/plain")).toBe("Untitled.txt");
  expect(named("Re: 会議の件", "text/html; charset=utf-8")).toBe("Re: 会議の件.html");
  expect(named("手引 第1.2版", "text/plain")).toBe("手引 第1.2版.txt");
  expect(named("手引.md", "text/plain")).toBe("手引.md");
  expect(named("手引", "application/pdf")).toBe("手引");
});
