/** What a text is to the search: models for retrieval are trained to tell a question from what answers it. */
export type EmbeddingRole = "query" | "passage";

/** Turns texts into vectors whose inner product says how alike two texts are in meaning. */
export interface Embedder {
  /** Of the model, as people know it. */
  readonly name: string;
  readonly dimensions: number;
  /**
   * One `Float32Array` of length `dimensions` for each text, in their order, L2-normalised: the inner product of two is
   * their cosine, -1 to 1, higher for more alike. A text that is longer than the model reads is cut at its end.
   * @throws EmbedderFailed
   */
  embed(texts: readonly string[], role: EmbeddingRole): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}

/** The model cannot be loaded, did not answer in time, or its process ended; whoever asked can go on without it. */
export class EmbedderFailed extends Error {
  override readonly name = "EmbedderFailed";
}
