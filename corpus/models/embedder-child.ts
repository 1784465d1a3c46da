import { env, type FeatureExtractionPipeline, LogLevel, pipeline } from "@xenova/transformers";
import { Order, type Reply } from "./embedder-messages.ts";

serve();

/** The child process: loads one model from its folder and embeds what it is sent, one order after the other. */
function serve(): void {
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.logLevel = LogLevel.ERROR;
  let extractor: FeatureExtractionPipeline | null = null;
  let last = Promise.resolve();

  async function obey(order: Order): Promise<Reply> {
    if (order.kind === "load") {
      extractor = await pipeline("feature-extraction", order.folder, { dtype: order.dtype, device: "cpu" });
      return { kind: "loaded", dimensions: (await vectorOf("長さ", extractor)).length };
    }
    if (extractor === null) throw new Error("no model is loaded");
    const vectors: Float32Array<ArrayBuffer>[] = [];
    for (const text of order.texts) vectors.push(await vectorOf(text, extractor));
    return { kind: "embedded", vectors };
  }

  process.on("message", (message) => {
    last = last.then(async () => {
      const reply = await obey(Order.parse(message)).catch(
        (fault: unknown): Reply => ({ kind: "failed", reason: fault instanceof Error ? fault.message : String(fault) }),
      );
      process.send?.(reply);
    });
  });
  process.on("disconnect", () => process.exit());
}

/** Texts go in one by one: in a batch of a quantised model, a text's vector depends a little on the others. */
async function vectorOf(text: string, extract: FeatureExtractionPipeline): Promise<Float32Array<ArrayBuffer>> {
  const output = await extract(text, { pooling: "mean", normalize: true });
  return Float32Array.from(output.data, Number);
}
