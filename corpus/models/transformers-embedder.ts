import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Embedder, EmbedderFailed } from "./embedder.ts";
import { type Order, Reply } from "./embedder-messages.ts";
import { type ModelFolder, readModelFolder } from "./model-folder.ts";

interface Options {
  /** Absolute path of a model in ONNX, laid out as on the Hugging Face hub; mean pooling is what it must be made for. */
  readonly folder: string;
  /** Milliseconds for one call, and for loading the model. */
  readonly callMs?: number;
  readonly loadMs?: number;
  /** Told of every child, by its process id. */
  readonly onStart?: (pid: number) => void;
}

const CALL_MS = 10_000;
const LOAD_MS = 120_000;
const CHILD = fileURLToPath(new URL("./embedder-child.ts", import.meta.url));
/** Node's own network and writing are cut off from the child; the addon is the inference engine. */
const CHILD_FLAGS = ["--permission", "--allow-fs-read=*", "--allow-addons"];

/**
 * An embedder over transformers.js in one child process, whose memory and crashes are its own. The child is started
 * again when it has died, and killed when it does not answer in time; it does not keep this process from ending.
 * @throws EmbedderFailed where the folder holds no model that can be loaded
 */
export async function openTransformersEmbedder(options: Options): Promise<Embedder> {
  const { callMs = CALL_MS, loadMs = LOAD_MS, onStart } = options;
  const model = await readModelFolder(options.folder);
  let child = await start(model, loadMs, onStart);
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function embedNow(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (closed) throw new EmbedderFailed(`The embedding model ${model.name} is closed.`);
    if (!isAlive(child.process)) child = await start(model, loadMs, onStart);
    const order: Order = { kind: "embed", texts };
    const reply = await ask(child.process, order, callMs, model).catch(async (fault: unknown) => {
      if (!(fault instanceof ChildEnded)) throw fault;
      child = await start(model, loadMs, onStart);
      return ask(child.process, order, callMs, model);
    });
    if (reply.kind !== "embedded" || reply.vectors.length !== texts.length) throw failed(model, reply);
    if (!reply.vectors.every((vector) => vector.every(Number.isFinite))) {
      throw new EmbedderFailed(`The embedding model ${model.name} gave a vector that is not one of numbers.`);
    }
    return reply.vectors;
  }

  return {
    name: model.name,
    dimensions: child.dimensions,
    embed: (texts, role) => {
      if (texts.length === 0) return Promise.resolve([]);
      const prefixed = texts.map((text) => `${model.prefixes[role]}${text}`);
      const turn = last.then(() => embedNow(prefixed));
      last = turn.catch(() => undefined);
      return turn;
    },
    close: async () => {
      closed = true;
      await last;
      await stop(child.process);
    },
  };
}

/** The child ended by itself; what it was asked can be asked again of a new one. */
class ChildEnded extends EmbedderFailed {}

async function start(model: ModelFolder, limitMs: number, onStart: Options["onStart"]) {
  const child = fork(CHILD, [], {
    execArgv: CHILD_FLAGS,
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  child.unref();
  child.channel?.unref();
  if (child.pid !== undefined) onStart?.(child.pid);
  try {
    const reply = await ask(child, { kind: "load", folder: model.folder, dtype: model.dtype }, limitMs, model);
    if (reply.kind !== "loaded") throw failed(model, reply);
    return { process: child, dimensions: reply.dimensions };
  } catch (fault) {
    await stop(child);
    throw fault;
  }
}

/**
 * The limit's timer also keeps this process alive while a reply is awaited: the child does not. A child that is late has
 * ended before the caller hears of it, so its reply cannot be taken for the next one's.
 */
function ask(child: ChildProcess, order: Order, limitMs: number, model: ModelFolder): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.ref();
    child.kill("SIGKILL");
  }, limitMs);
  const onMessage = (message: unknown) => {
    const { success, data, error } = Reply.safeParse(message);
    if (isLate) return;
    if (success) resolve(data);
    else reject(new EmbedderFailed(`The process of ${model.name} said something else.`, { cause: error }));
  };
  const onEnd = (code: unknown, signal: unknown) => {
    const subject = `The embedding model ${model.name}`;
    if (isLate) reject(new EmbedderFailed(`${subject} did not answer within ${limitMs} ms.`));
    else reject(new ChildEnded(`${subject} lost its process (${signal ?? `exit ${code}`}).`));
  };
  const onFault = (cause: Error) =>
    reject(new ChildEnded(`The process of the embedding model ${model.name} cannot be reached.`, { cause }));
  child.once("message", onMessage).once("exit", onEnd).once("error", onFault);
  child.send(order, (cause) => cause && onFault(cause));
  return promise.finally(() => {
    clearTimeout(timer);
    child.off("message", onMessage).off("exit", onEnd).off("error", onFault);
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (!isAlive(child)) return;
  const ended = once(child, "exit");
  child.ref();
  child.kill("SIGKILL");
  await ended;
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null && child.pid !== undefined;
}

function failed(model: ModelFolder, reply: Reply): EmbedderFailed {
  const reason = reply.kind === "failed" ? reply.reason : `an unexpected reply (${reply.kind})`;
  return new EmbedderFailed(`The embedding model in ${model.folder} cannot be used: ${reason}`);
}
