/** A dataset that is missing or not in its format; the message is one sentence that names the file, and the line where there is one. */
export class DatasetUnusable extends Error {
  override readonly name = "DatasetUnusable";
}
