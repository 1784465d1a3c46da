/**
 * What an utterance can want: an answer from the documents, an app for the phone, to send in an improvement, the state of
 * one's requests, to report a fault in a document, a person, or small talk.
 */
export const DOORS = ["question", "app", "improvement", "status", "correction", "person", "chat"] as const;

export type Door = (typeof DOORS)[number];
