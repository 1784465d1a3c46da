import { Failure } from "./api.js";
import { send } from "./desk-api.js";
import { button, element } from "./dom.js";
import { leaveFlash } from "./flash.js";

/**
 * Joins a request with one tap, and leads to it: who has joined may see how it goes on.
 * @param {string} requestId
 */
export function joinButton(requestId) {
  const problem = element("p", { class: "form-problem", role: "alert", hidden: true });
  const key = crypto.randomUUID();
  const join = button({
    label: "賛同する",
    className: "button",
    onPress: async (pressed) => {
      pressed.disabled = true;
      try {
        const done = await send(`/api/desk/requests/${requestId}`, "POST", { key, kind: "join" });
        leaveFlash(done);
        location.assign(done.to);
      } catch (cause) {
        pressed.disabled = false;
        problem.hidden = false;
        problem.textContent = cause instanceof Failure ? cause.message : String(cause);
      }
    },
  });
  return element("div", { class: "act-row" }, join, problem);
}
