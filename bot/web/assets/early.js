// Forms are sent by modules, which may still be on their way. What is submitted before they are there waits for them: the
// browser would send it itself, to nowhere, with what was written in the address.
{
  /** @type {Map<HTMLFormElement, HTMLElement | null>} */
  const early = new Map();
  /** @param {SubmitEvent} event */
  const hold = (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.hasAttribute("action")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    early.set(form, event.submitter);
  };
  addEventListener("submit", hold, true);
  // It waits for the modules.
  addEventListener("DOMContentLoaded", () => {
    removeEventListener("submit", hold, true);
    for (const [form, pressed] of early) form.requestSubmit(pressed);
  });
}
