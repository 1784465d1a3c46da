import type { Cues } from "./cue.ts";
import { APP_CUES } from "./cues/app.ts";
import { CHAT_CUES } from "./cues/chat.ts";
import { CORRECTION_CUES } from "./cues/correction.ts";
import { ENDING_CUES } from "./cues/ending.ts";
import { IMPROVEMENT_CUES } from "./cues/improvement.ts";
import { OFFICE_CUES } from "./cues/office.ts";
import { PERSON_CUES } from "./cues/person.ts";
import { STATUS_CUES } from "./cues/status.ts";

/** All that is read off an utterance by name; the names are the keys of the fitted weights. */
export const CUES: Cues = {
  ...ENDING_CUES,
  ...OFFICE_CUES,
  ...APP_CUES,
  ...IMPROVEMENT_CUES,
  ...STATUS_CUES,
  ...CORRECTION_CUES,
  ...PERSON_CUES,
  ...CHAT_CUES,
};
