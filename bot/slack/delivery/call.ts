import type { webApi } from "@slack/bolt";
import { type CallOutcome, outcomeOf } from "../receive/call-outcome.ts";

export type Outcome = CallOutcome<unknown>;

/** Calls a method of Slack's Web API once. Rejects only for a fault of ours. */
export type Call = (method: string, parameters: Readonly<Record<string, unknown>>) => Promise<Outcome>;

export function createCall(client: Pick<webApi.WebClient, "apiCall">): Call {
  return (method, parameters) => outcomeOf(client.apiCall(method, { ...parameters }));
}
