import { openStore } from "../../../corpus/store/connection.ts";
import { openFeedbackStore } from "../../store/feedback.ts";
import { openWishStore } from "../../store/wishes.ts";

/** Where wishes and feedback are kept, in memory. */
export async function openDesks() {
  const store = openStore(":memory:");
  return { wishes: await openWishStore(store), feedback: await openFeedbackStore(store) };
}
