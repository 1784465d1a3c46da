import { lockForWriting } from "../lock.ts";

// Takes the lock on the file named, says so and holds it until the process is ended.
lockForWriting(process.argv[2] ?? "");
process.stdout.write("held\n");
process.stdin.resume();
