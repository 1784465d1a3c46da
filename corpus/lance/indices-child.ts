import { connect } from "@lancedb/lancedb";
import { buildIndices } from "./term-indices.ts";

const [folder = "", table = "", olderThan = ""] = process.argv.slice(2);

// Its parent's end, by whatever, is the end of its input: whoever writes next must not find it at work.
process.stdin.on("end", () => process.exit(1)).resume();
const connection = await connect(folder);
await buildIndices(await connection.openTable(table), new Date(olderThan));
process.exit();
