import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { bytes, joined, message, number, text } from "./protobuf.ts";

interface TinyModel {
  /** Created where it is missing. */
  readonly folder: string;
  /** Words that mean the same share a direction; each list has its own. */
  readonly synonyms?: readonly (readonly string[])[];
  readonly dtype?: "q8" | "fp32";
  /** What config.json says the model is called. */
  readonly name?: string;
}

const SYNONYMS = [
  ["休暇", "休み", "年休"],
  ["旅費", "交通費", "出張費"],
  ["在宅勤務", "テレワーク"],
  ["端末", "スマートフォン", "携帯電話"],
] as const;
const SPECIAL = ["<pad>", "<s>", "</s>", "<unk>"] as const;
/** How far a word lies from its synonyms' common direction, whose length is 1. */
const OWN_SHARE = 0.2;
/** What nobody knows counts less than a word, and the marks at both ends hardly. */
const UNKNOWN_LENGTH = 0.1;
const SPECIAL_LENGTH = 0.001;
/** Field numbers and codes of onnx.proto3, version 1.16: `DataType.FLOAT`, `DataType.INT64`. */
const FLOAT = 1;
const INT64 = 7;

/** Writes a real embedding model, a table of word vectors behind a Unigram tokenizer, as small as the format allows. */
export async function buildTinyModel(model: TinyModel): Promise<void> {
  const { folder, synonyms = SYNONYMS, dtype = "fp32", name = "tiny" } = model;
  const words = synonyms.flat();
  const rows = [
    ...SPECIAL.map((token) => [token === "<unk>" ? UNKNOWN_LENGTH : SPECIAL_LENGTH]),
    ...wordVectors(synonyms),
  ];
  const weights = dtype === "q8" ? "model_quantized.onnx" : "model.onnx";
  const width = words.length + synonyms.length + 1;
  await mkdir(join(folder, "onnx"), { recursive: true });
  await writeFile(join(folder, "onnx", weights), gatherModel(rows.map((row) => padded(row, width))));
  await writeJson("config.json", { _name_or_path: name, model_type: "bert", hidden_size: width });
  await writeJson("tokenizer_config.json", {
    tokenizer_class: "PreTrainedTokenizer",
    model_max_length: 128,
    pad_token: "<pad>",
    unk_token: "<unk>",
  });
  await writeJson("tokenizer.json", tokenizer([...SPECIAL, ...words]));

  function writeJson(file: string, value: unknown): Promise<void> {
    return writeFile(join(folder, file), JSON.stringify(value));
  }
}

/** Axis 0 is everything unknown, then one axis for each list of synonyms, then one for each word. */
function wordVectors(synonyms: readonly (readonly string[])[]): readonly (readonly number[])[] {
  let next = synonyms.length;
  return synonyms.flatMap((group, at) =>
    group.map(() => {
      next += 1;
      const own = next;
      return Array.from({ length: own + 1 }, (_, index) => (index === own ? OWN_SHARE : index === at + 1 ? 1 : 0));
    }),
  );
}

function padded(row: readonly number[], width: number): readonly number[] {
  return [...row, ...Array.from({ length: width - row.length }, () => 0)];
}

/** One node: `last_hidden_state[batch, token] = table[input_ids[batch, token]]`. */
function gatherModel(rows: readonly (readonly number[])[]): Uint8Array {
  const width = rows[0]?.length ?? 0;
  const table = new Uint8Array(Float32Array.from(rows.flat()).buffer);
  const node = message(1, text(1, "table"), text(1, "input_ids"), text(2, "last_hidden_state"), text(4, "Gather"));
  const initializer = message(
    5,
    number(1, rows.length),
    number(1, width),
    number(2, FLOAT),
    text(8, "table"),
    bytes(9, table),
  );
  const graph = message(
    7,
    node,
    text(2, "tiny"),
    initializer,
    message(11, ...tensor("input_ids", INT64, ["batch", "tokens"])),
    message(12, ...tensor("last_hidden_state", FLOAT, ["batch", "tokens", width])),
  );
  return joined([number(1, 8), graph, message(8, text(1, ""), number(2, 13))]);
}

function tensor(name: string, type: number, shape: readonly (string | number)[]) {
  const sizes = shape.map((size) => message(1, typeof size === "number" ? number(1, size) : text(2, size)));
  return [text(1, name), message(2, message(1, number(1, type), message(2, ...sizes)))];
}

function tokenizer(tokens: readonly string[]) {
  return {
    version: "1.0",
    added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true, normalized: false })),
    normalizer: { type: "NFKC" },
    pre_tokenizer: null,
    post_processor: {
      type: "TemplateProcessing",
      single: [
        { SpecialToken: { id: "<s>", type_id: 0 } },
        { Sequence: { id: "A", type_id: 0 } },
        { SpecialToken: { id: "</s>", type_id: 0 } },
      ],
      pair: [],
      special_tokens: Object.fromEntries(
        ["<s>", "</s>"].map((id) => [id, { id, ids: [tokens.indexOf(id)], tokens: [id] }]),
      ),
    },
    decoder: null,
    model: { type: "Unigram", unk_id: tokens.indexOf("<unk>"), vocab: tokens.map((token) => [token, -1]) },
  };
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    process.stderr.write("Usage: node corpus/models/build-tiny-model.ts FOLDER\n");
    process.exitCode = 2;
  } else {
    await buildTinyModel({ folder: resolve(folder) });
  }
}
