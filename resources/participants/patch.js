// Puts together the state of the meeting from what is new of it. What has not changed stays the very
// same object, so that nothing is drawn anew for it.

const LISTS = ["notes", "heaps", "events"];

function patchedList(before, patch) {
  const items = new Map(before.map(function (item) { return [item.id, item]; }));
  for (const id of patch.gone || []) items.delete(id);
  for (const item of patch.put || []) items.set(item.id, item);
  if (!patch.order) return Array.from(items.values());
  return patch.order.map(function (id) { return items.get(id); });
}

/** Gives a list with some of its items in place of others. */
export function spliced(list, change) {
  const end = list.slice(change.at + change.gone);
  return list.slice(0, change.at).concat(change.put, end);
}

/** Gives the state after a message {state: parts, lists: {notes|heaps|events: {gone, put, order}}}. */
export function patched(state, message) {
  const next = Object.assign({}, state, message.state);
  for (const name of LISTS) {
    const patch = (message.lists || {})[name];
    if (patch) next[name] = patchedList(state[name], patch);
  }
  return next;
}
