import { expect, onTestFinished, test } from "vitest";
import { createSlackEmulator } from "../../slack/emulator/emulator.ts";
import { createTally } from "./tally.ts";

async function open() {
  const slack = await createSlackEmulator();
  onTestFinished(slack.close);
  const { messages, changes, ephemerals } = slack.workspace;
  return {
    tally: createTally(slack),
    reply: (key: string, kind: "posted" | "changed" = "posted") => {
      const metadata = { event_type: "do_reply", event_payload: { key } };
      const message = messages.post({
        channel: "D1",
        user: "U0BOT",
        text: "はい",
        byApp: true,
        threadTs: "1.0",
        metadata,
      });
      changes.tell({ kind, message });
    },
    showAlone: (user: string) => {
      const ephemeral = { user, channel: "C1", ts: messages.nextTs(), text: "はい", blocks: [], threadTs: null };
      ephemerals.add(ephemeral);
      changes.tell({ kind: "ephemeral", ephemeral });
    },
  };
}

test("tells what came once from what was lost and what came twice", async () => {
  const { tally, reply } = await open();
  for (const key of ["once", "lost", "twice"]) tally.expects(key);
  for (const key of ["twice", "once", "twice", "unasked"]) reply(key);
  expect(tally.take()).toMatchObject({ expected: 3, lost: ["lost"], twice: ["twice"] });
  expect(tally.take()).toMatchObject({ expected: 0, lost: [], twice: [] });
});

test("a changed message replies too, and what was taken back need not come but may not come twice", async () => {
  const { tally, reply } = await open();
  for (const key of ["edited", "deleted", "deleted too"]) tally.expects(key);
  for (const key of ["deleted", "deleted too"]) tally.excuses(key);
  reply("edited", "changed");
  for (const key of ["deleted", "deleted"]) reply(key);
  expect(tally.take()).toMatchObject({ lost: [], twice: ["deleted"] });
});

test("what somebody sees alone is counted by them, as often as they asked", async () => {
  const { tally, showAlone } = await open();
  for (const user of ["U1", "U1", "U2"]) tally.expects(user);
  for (const user of ["U1", "U1"]) showAlone(user);
  expect(tally.take()).toMatchObject({ expected: 3, lost: ["U2"], twice: [] });
});

test("the first sign is taken once for each wait", async () => {
  const { tally, reply } = await open();
  tally.waits("D1:1.0");
  for (const key of ["one", "two"]) reply(key);
  expect(tally.take().firstSigns).toHaveLength(1);
});
