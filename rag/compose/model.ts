import type { Composer } from "./composer.ts";
import { createDraftCutter } from "./draft-sentences.ts";
import { INSTRUCTIONS, material } from "./prompt.ts";

/** A language model behind a server that speaks OpenAI's chat completions. */
export interface ModelEndpoint {
  /** Address up to and with its version, `http://127.0.0.1:8080/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Null where the server wants none. */
  readonly apiKey: string | null;
  /** Longest wait for the next piece of text, the first one included, in milliseconds. */
  readonly stallMs: number;
  /** Longest time for the whole answer in milliseconds. */
  readonly totalMs: number;
}

/** A model that goes on past this is not answering. The prompt asks for five. */
const MOST_SENTENCES = 12;

/** Has a language model write the answer. Its sentences are drafts: `checkDraft` decides which of them leave. */
export function createModelComposer(endpoint: ModelEndpoint): Composer {
  return {
    name: endpoint.model,
    async *compose(question, passages, signal) {
      const patience = createPatience(endpoint, signal);
      const cutter = createDraftCutter();
      let finish: unknown;
      let written = 0;
      try {
        // A reader, not `for await`: leaving such a loop early waits for the next piece, which may never come.
        const reader = (await ask(endpoint, material(question, passages), patience.signal)).getReader();
        for (let next = await reader.read(); !next.done; next = await reader.read()) {
          patience.renew();
          finish = next.value.response_metadata.finish_reason ?? finish;
          for (const sentence of cutter.push(next.value.text)) {
            yield sentence;
            written += 1;
            if (written === MOST_SENTENCES) return;
          }
        }
        // The client ends its stream without an error when it is aborted, and when the server closes before the end.
        patience.signal.throwIfAborted();
        if (finish === undefined) throw new Error("The stream ended before the model had finished.");
        // After any other reason (`length`, `content_filter`) the last sentence may lack its end.
        if (finish === "stop") yield* cutter.end();
      } catch (cause) {
        signal?.throwIfAborted();
        throw new ModelUnavailable(endpoint.model, patience.signal.aborted ? patience.signal.reason : cause);
      } finally {
        patience.end();
      }
    },
  };
}

/** The model could not be reached, stopped midway or answered something unreadable; `cause` says which. */
export class ModelUnavailable extends Error {
  override readonly name = "ModelUnavailable";
  constructor(model: string, cause: unknown) {
    super(`The model ${model} did not answer: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Imported here: the two packages take 0.6 s to load, which only an installation with a model should pay. */
async function ask({ baseUrl, model, apiKey }: ModelEndpoint, text: string, signal: AbortSignal) {
  const [{ ChatOpenAI }, { HumanMessage, SystemMessage }] = await Promise.all([
    import("@langchain/openai"),
    import("langchain"),
  ]);
  const chat = new ChatOpenAI({
    model,
    temperature: 0,
    // The quotation is at hand: whoever waits is served better by it than by a second attempt.
    maxRetries: 0,
    // Servers other than OpenAI's may refuse the option, and nobody reads the figures.
    streamUsage: false,
    // Without a key the client would look for one in the environment, and send OpenAI's to another server.
    apiKey: apiKey ?? "none",
    configuration: { baseURL: baseUrl, logLevel: "off" },
  });
  return chat.stream([new SystemMessage(INSTRUCTIONS), new HumanMessage(text)], { signal });
}

/** The client's own `timeout` covers only the wait for the headers: a server that stalls later would hold the answer for ever. */
function createPatience({ stallMs, totalMs }: ModelEndpoint, caller: AbortSignal | undefined) {
  const own = new AbortController();
  const stall = setTimeout(() => own.abort(new Error(`No text came for ${stallMs} ms.`)), stallMs);
  const total = setTimeout(() => own.abort(new Error(`The answer took more than ${totalMs} ms.`)), totalMs);
  return {
    signal: caller === undefined ? own.signal : AbortSignal.any([own.signal, caller]),
    renew: () => void stall.refresh(),
    /** Closes the connection too, where the answer is not read to its end. */
    end: () => {
      clearTimeout(stall);
      clearTimeout(total);
      own.abort();
    },
  };
}
