// The few things that the page does with elements. Texts only ever become text, never markup.

/** Makes a copy of a template's one element. */
export function made(name) {
  return document.getElementById(name).content.firstElementChild.cloneNode(true);
}

/** Finds a named part of a copied template. */
export function part(root, name) {
  return root.querySelector('[data-part="' + name + '"]');
}

export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function show(node, on) {
  if (node.hidden === Boolean(on)) node.hidden = !on;
}

export function label(node, text) {
  if (node.getAttribute("aria-label") !== text) node.setAttribute("aria-label", text);
}

export function button(words, act, look) {
  const node = document.createElement("button");
  node.type = "button";
  node.textContent = words;
  if (look) node.className = look;
  node.addEventListener("click", act);
  return node;
}

/** Tells whether somebody is writing in a field; the focus is never taken from there. */
export function typing() {
  const at = document.activeElement;
  return Boolean(at) && (at.tagName === "TEXTAREA" || (at.tagName === "INPUT" && at.type === "text"));
}

/** Makes a list show these items, keeping the elements of those that stay. */
export function list(parent, items, keyOf, make, update) {
  const known = new Map();
  const wanted = new Set(items.map(function (item) { return String(keyOf(item)); }));
  for (const child of Array.from(parent.children)) {
    if (wanted.has(child.dataset.key)) known.set(child.dataset.key, child);
    else child.remove();
  }
  let before = parent.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let node = known.get(key);
    if (!node) {
      node = make(item);
      node.dataset.key = key;
    }
    update(node, item);
    if (node === before) before = before.nextElementSibling;
    else parent.insertBefore(node, before);
  }
}

/** Shortens a text for a name that is read aloud. */
export function brief(text) {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > 60 ? flat.slice(0, 57) + "..." : flat;
}

/** Gives an element one of the colours that the sheet of styles knows by name. */
export function paint(node, color) { node.dataset.color = color || "observation"; }

/** Copies a text also where the browser offers no clipboard, as on plain http. */
export function copy(text) {
  const field = document.createElement("textarea");
  const at = document.activeElement;
  field.value = text;
  field.className = "unseen";
  document.body.appendChild(field);
  field.select();
  let done = false;
  try { done = document.execCommand("copy"); } catch (error) { done = false; }
  field.remove();
  if (at) at.focus();
  return done;
}
