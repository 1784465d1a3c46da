/** What every form of the desk says of itself; all else is a field of the request. */
const OWN = new Set(["key", "type", "kind", "round", "why", "to", "value", "post", "substitute", "from"]);

/**
 * What a form says, its own entries apart from the fields of the request.
 * @param {HTMLFormElement} form
 * @returns {{ own: Record<string, string>, fields: Record<string, string | string[]> }}
 */
export function writtenIn(form) {
  /** @type {Record<string, string>} */
  const own = {};
  /** @type {Record<string, string | string[]>} */
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string") continue;
    const before = fields[name];
    if (OWN.has(name)) own[name] = value;
    else if (before === undefined) fields[name] = isList(form, name) ? [value] : value;
    else fields[name] = [...(typeof before === "string" ? [before] : before), value];
  }
  return { own, fields };
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function isList(form, name) {
  return form.querySelector(`[data-files="${name}"], input[type=checkbox][name="${name}"]`) !== null;
}
