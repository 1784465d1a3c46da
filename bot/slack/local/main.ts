import { untilSignal } from "../../end-signal.ts";
import { readPeople } from "../../people/people.ts";
import { SAMPLE_PEOPLE } from "../../samples.ts";
import { loadSettings } from "../../settings.ts";
import { startAssistant } from "../../start.ts";
import { serveWeb } from "../../web/serve.ts";
import { createSystemClock } from "../emulator/clock.ts";
import { BOT, createSlackEmulator } from "../emulator/emulator.ts";
import { createPlayApp } from "./app.ts";
import { sampleOffice } from "./office.ts";

const PAGE_PORT = 3100;

const log = (line: string) => process.stderr.write(`${line}\n`);
const ended = untilSignal(() => log("Ending; Ctrl+C again ends it at once."));
const slack = await createSlackEmulator({
  world: sampleOffice(await readPeople(SAMPLE_PEOPLE)),
  clock: createSystemClock(),
  rateLimits: "strict",
});
const settings = loadSettings();
const assistant = await startAssistant(
  { ...settings, slack: { botToken: BOT.token, appToken: BOT.appToken, signingSecret: null, apiUrl: slack.apiUrl } },
  log,
);
let ready = false;
assistant.ready.then(
  () => {
    ready = true;
    slack.workspace.changes.tell({ kind: "socket" });
  },
  (cause: unknown) => log(`The sample corpus could not be taken in: ${cause}`),
);
const page = await serveWeb({
  app: createPlayApp({ slack, ready: () => ready }),
  host: settings.host,
  port: settings.port === 0 ? 0 : PAGE_PORT,
  graceMs: 200,
});
log(`Slack on this machine: ${page.url} (play any user there; the web page is at ${assistant.url}; Ctrl+C ends it)`);
await ended;
await page.close();
await assistant.close();
await slack.close();
