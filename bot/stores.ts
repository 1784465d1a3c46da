import type { Store } from "../corpus/store/connection.ts";
import { type ConversationStore, openConversationStore } from "./store/conversations.ts";
import { type FeedbackStore, openFeedbackStore } from "./store/feedback.ts";
import { type Inbox, openInbox } from "./store/inbox.ts";
import { type Outbox, openOutbox } from "./store/outbox.ts";
import { openWishStore, type WishStore } from "./store/wishes.ts";

/** What the front doors keep, beside the registry of documents. */
interface Stores {
  readonly conversations: ConversationStore;
  readonly wishes: WishStore;
  readonly feedback: FeedbackStore;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
}

export async function openStores(store: Store): Promise<Stores> {
  return {
    conversations: await openConversationStore(store),
    wishes: await openWishStore(store),
    feedback: await openFeedbackStore(store),
    inbox: await openInbox(store),
    outbox: await openOutbox(store),
  };
}
