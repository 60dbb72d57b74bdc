// A field to write in with its button. What stands in it is kept as it is typed.

import { made, part, put, show } from "./dom.js";

const LONGEST = 500;
const NEAR = 80;
let count = 0;

export class Writer {
  /** words: {label, hint, add}; add(text) takes what was written and says whether it was taken. */
  constructor(keep, words, add) {
    this.keep = keep;
    this.add = add;
    this.name = "";
    this.root = made("part-writer");
    this.text = part(this.root, "text");
    const id = "writer-" + (count += 1);
    this.text.id = id;
    part(this.root, "label").htmlFor = id;
    this.hint = part(this.root, "hint");
    this.hint.id = id + "-hint";
    this.text.setAttribute("aria-describedby", this.hint.id);
    this.say(words);
    const writer = this;
    this.text.addEventListener("input", function () { writer.changed(); });
    this.text.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        writer.submit();
      }
    });
    this.root.addEventListener("submit", function (event) {
      event.preventDefault();
      writer.submit();
    });
  }

  say(words) {
    this.words = words;
    put(part(this.root, "label"), words.label);
    put(part(this.root, "add"), words.add);
    const hint = lengthWords(this.text.value) || words.hint || "";
    put(this.hint, hint);
    show(this.hint, hint);
  }

  /** Says under which name the draft is kept, and shows what is kept there. */
  open(name) {
    if (name === this.name) return;
    this.name = name;
    this.text.value = this.keep.draft(name);
    this.say(this.words);
    this.fit();
  }

  changed() {
    this.keep.setDraft(this.name, this.text.value);
    this.say(this.words);
    this.fit();
  }

  isEmpty() { return !this.text.value.trim(); }

  submit() {
    const text = this.text.value.trim();
    if (text && !isTooLong(text) && this.add(text)) {
      this.text.value = "";
      this.changed();
    }
    this.text.focus();
  }

  fit() { fit(this.text); }
}

/** Tells whether a text has more characters than a note may have. */
export function isTooLong(text) { return Array.from(text.trim()).length > LONGEST; }

/** Says how much room is left, near the end and beyond it; nothing is cut off. */
export function lengthWords(text) {
  if (text.length < LONGEST - NEAR) return "";
  const left = LONGEST - Array.from(text.trim()).length;
  if (left > NEAR) return "";
  return left >= 0 ? left + " characters left." : -left + " characters too many. Make two of it?";
}

/** Lets a field grow with its text. */
export function fit(field) {
  field.style.height = "auto";
  if (field.scrollHeight) field.style.height = field.scrollHeight + 2 + "px";
}
