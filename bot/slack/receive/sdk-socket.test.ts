import { expect, test } from "vitest";
import { createSdkSocketOpener } from "./sdk-socket.ts";
import { type Link, openLink } from "./testing/link.ts";
import { abandonedHost } from "./testing/listen.ts";

interface Changes {
  readonly openingMs?: number;
  readonly closingMs?: number;
  readonly signal?: AbortSignal;
}

function opened(link: Link, { signal = new AbortController().signal, ...patience }: Changes = {}) {
  const parts = { appToken: "xapp-1", apiUrl: link.apiUrl, proxy: null, log: () => undefined };
  return createSdkSocketOpener({ ...parts, ...patience })(async () => undefined, signal);
}

test("a connection over which Slack never says hello is given up", async () => {
  const link = await openLink();
  link.greet();
  const reason = "Slack has not said hello in time";
  expect(await opened(link, { openingMs: 50 })).toMatchObject({ kind: "refused", reason });
});

test("a connection that is given up before its hello is closed", async () => {
  const link = await openLink();
  const stopping = new AbortController();
  link.greet();
  const opening = opened(link, { signal: stopping.signal });
  await link.until(() => link.sockets.size === 1);
  stopping.abort();
  expect(await opening).toMatchObject({ kind: "refused" });
  await link.until(() => link.sockets.size === 0);
});

test("a connection that ends before its hello is refused", async () => {
  const link = await openLink();
  link.greet({ type: "disconnect", reason: "too_many_websockets" });
  expect(await opened(link)).toMatchObject({ kind: "refused", reason: "too_many_websockets" });
  await link.until(() => link.sockets.size === 0);
});

test.each([
  ["where nobody listens", { ok: true, url: "ws://HOST/link" }],
  ["that is none", { ok: true, url: "nowhere" }],
  ["that is missing", { ok: true }],
])("an address %s is refused", async (_, answer) => {
  const link = await openLink();
  const json = JSON.stringify(answer).replace("HOST", await abandonedHost());
  link.answer((_request, response) => void response.end(json));
  expect(await opened(link)).toMatchObject({ kind: "refused", reason: expect.stringMatching(/./u) });
});

test("closing does not wait for a goodbye that does not come", async () => {
  const link = await openLink();
  const opening = await opened(link, { closingMs: 20 });
  for (const socket of link.sockets) socket.pause();
  if (opening.kind !== "open") return expect.unreachable(opening.reason);
  await opening.socket.close();
  expect(await opening.socket.expired).toMatchObject({ kind: "ended" });
});
