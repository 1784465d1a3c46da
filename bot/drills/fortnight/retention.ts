import type { Periods } from "../../retention.ts";

/** In days: shorter than in the office, so that two weeks see everything forgotten, again and again. */
export const RETENTION: Periods = { deliveries: 1, conversations: 5, files: 5 };
