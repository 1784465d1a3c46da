import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";

/** What the server does with one request. Each piece of `pieces` is sent as one chunk of the stream. */
export type ScriptedReply =
  | { readonly kind: "answer"; readonly pieces: readonly string[]; readonly finish?: "stop" | "length" }
  /** Sends the pieces and then nothing, with the connection open. */
  | { readonly kind: "stall"; readonly pieces: readonly string[] }
  /** Sends the pieces and cuts the connection. */
  | { readonly kind: "cut"; readonly pieces: readonly string[] }
  /** Sends the pieces and closes in good order, without an end of the answer. */
  | { readonly kind: "close"; readonly pieces: readonly string[] }
  /** Sends `body` as the stream, whatever it is. */
  | { readonly kind: "junk"; readonly body: string }
  | { readonly kind: "refuse"; readonly status: number };

const REQUEST = z.object({
  model: z.string(),
  temperature: z.number().optional(),
  stream: z.boolean().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() }).readonly()).readonly(),
});

export type ChatRequest = Readonly<z.output<typeof REQUEST>>;

export interface ScriptedServer {
  /** For LLM_BASE_URL. */
  readonly baseUrl: string;
  /** What was asked so far, oldest first. */
  readonly requests: readonly ChatRequest[];
  close(): Promise<void>;
}

/** A server on loopback that speaks OpenAI's chat completions and says what its script says: the model of the tests. */
export async function startScriptedServer(script: (request: ChatRequest) => ScriptedReply): Promise<ScriptedServer> {
  const requests: ChatRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    receive(incoming)
      .then((request) => {
        requests.push(request);
        return reply(script(request), outgoing);
      })
      .catch((error: unknown) => outgoing.writeHead(400).end(String(error)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The scripted server has no port.");
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function receive(incoming: IncomingMessage): Promise<ChatRequest> {
  if (incoming.method !== "POST" || incoming.url !== "/v1/chat/completions") {
    throw new Error(`Nothing at ${incoming.method} ${incoming.url}.`);
  }
  return REQUEST.parse(await json(incoming));
}

async function reply(scripted: ScriptedReply, outgoing: ServerResponse): Promise<void> {
  if (scripted.kind === "refuse") {
    outgoing.writeHead(scripted.status, { "content-type": "application/json" });
    outgoing.end(JSON.stringify({ error: { message: "scripted refusal", type: "server_error" } }));
    return;
  }
  outgoing.writeHead(200, { "content-type": "text/event-stream" });
  if (scripted.kind === "junk") {
    outgoing.end(scripted.body);
    return;
  }
  for (const piece of scripted.pieces) await send(outgoing, event({ content: piece }, null));
  if (scripted.kind === "stall") {
    outgoing.flushHeaders();
    return;
  }
  if (scripted.kind === "cut") {
    outgoing.destroy();
    return;
  }
  if (scripted.kind === "answer") {
    await send(outgoing, event({}, scripted.finish ?? "stop"));
    await send(outgoing, "data: [DONE]\n\n");
  }
  outgoing.end();
}

function send(outgoing: ServerResponse, text: string): Promise<void> {
  return new Promise((resolve) => outgoing.write(text, () => resolve()));
}

function event(delta: { readonly content?: string }, finish: string | null): string {
  const choice = { index: 0, delta: { role: "assistant", ...delta }, finish_reason: finish };
  const body = { id: "scripted", object: "chat.completion.chunk", created: 0, model: "scripted", choices: [choice] };
  return `data: ${JSON.stringify(body)}\n\n`;
}
