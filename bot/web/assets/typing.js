const REST_MS = 400;

/**
 * Looks something up at once for what a form holds, and again whenever one pauses in writing one of the fields. A newer
 * look ends the one before; one that fails is left out, because it only helps.
 * @param {HTMLFormElement} form
 * @param {readonly string[]} names of the fields
 * @param {(signal: AbortSignal) => Promise<void>} lookUp
 */
export function asOneTypes(form, names, lookUp) {
  let timer = 0;
  let looking = new AbortController();
  const go = () => {
    looking.abort();
    looking = new AbortController();
    lookUp(looking.signal).catch(() => undefined);
  };
  for (const name of names) {
    const input = form.elements.namedItem(name);
    if (!(input instanceof HTMLElement)) continue;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(go, REST_MS);
    });
  }
  go();
}
