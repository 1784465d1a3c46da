import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { getRequestListener } from "@hono/node-server";
import { createSystemClock } from "./clock.ts";
import { createControl } from "./control/routes.ts";
import { createSlackEmulator } from "./emulator.ts";

const { values } = parseArgs({
  options: {
    "rate-limits": { type: "string", default: "strict" },
    without: { type: "string", default: "" },
    keep: { type: "string" },
  },
});

const slack = await createSlackEmulator({
  clock: createSystemClock(),
  rateLimits: values["rate-limits"] === "off" ? "off" : "strict",
  without: values.without.split(",").filter((method) => method !== ""),
  ...(values.keep === undefined ? {} : { keep: Number(values.keep) }),
});
const control = createServer(getRequestListener(createControl(slack).fetch));
control.listen(0, "127.0.0.1", () => {
  const address = control.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ apiUrl: slack.apiUrl, controlUrl: `http://127.0.0.1:${port}` })}\n`);
});
process.once("SIGTERM", async () => {
  control.close();
  control.closeAllConnections();
  await slack.close();
});
