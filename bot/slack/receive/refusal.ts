/** Slack's words for what it will refuse until somebody changes the app: https://docs.slack.dev/reference/methods/apps.connections.open#errors */
const TOKEN_WORDS = new Set([
  "account_inactive",
  "invalid_auth",
  "missing_scope",
  "no_permission",
  "not_allowed_token_type",
  "not_authed",
  "team_disabled",
  "token_expired",
  "token_revoked",
  "user_removed_from_team",
]);

/** Whether only somebody who changes the app or its token can mend it. */
export function needsSomebody(reason: string): boolean {
  return TOKEN_WORDS.has(reason) || reason === "link_disabled";
}

/** A refused connection as the log tells it to whoever runs the assistant. */
export function describeRefusal(reason: string): string {
  if (reason === "link_disabled") {
    return "Slack: Socket Mode is switched off for this app; switch it on in the app's settings. Trying again every half minute.";
  }
  if (TOKEN_WORDS.has(reason)) {
    return `Slack refuses SLACK_APP_TOKEN (${reason}): it must be a valid app-level token (xapp-) with the scope connections:write. Trying again every half minute.`;
  }
  return `Slack cannot be reached (${reason}). Trying again until it can.`;
}
