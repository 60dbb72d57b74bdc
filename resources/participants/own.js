// The list of one's own notes: edit and delete until reveal, and what has not been sent yet.

import { brief, button, copy, label, list, made, part, put, show } from "./dom.js";
import { fit, isTooLong, lengthWords } from "./writer.js";

const STATES = { waiting: "Saved here, not sent yet", refused: "", sent: "" };

export class OwnList {
  /** app gives keep, notes, say(sentence), idea(text) and draw(). */
  constructor(app, root) {
    this.app = app;
    this.root = root;
    this.open = true;
    this.notes = [];
    this.erased = null;
  }

  /** Shows these notes; open says whether they can still be changed. */
  show(notes, open) {
    this.open = open;
    this.notes = notes;
    const items = notes.map(function (note) { return { key: note.key, note: note }; });
    if (this.erased) {
      const at = Math.min(this.erased.at, items.length);
      items.splice(at, 0, { key: "erased-" + this.erased.key, erased: this.erased });
    }
    const own = this;
    list(
      this.root, items, function (item) { return item.key; },
      function (item) { return item.erased ? own.makeErased() : made("part-own-note"); },
      function (node, item) { if (!item.erased) own.update(node, item.note); },
    );
  }

  update(node, note) {
    const state = this.app.notes.state(note);
    const editing = this.open && state !== "refused" && this.isEdited(note.key);
    const look = [state, editing, this.open].join();
    put(part(node, "text"), note.text);
    const old = node.querySelector("textarea");
    const words = old ? lengthWords(old.value) : state === "refused" ? note.why : STATES[state];
    put(part(node, "state"), words);
    show(part(node, "state"), Boolean(words));
    if (node.dataset.look === look) return;
    node.dataset.look = look;
    show(part(node, "text"), !editing);
    if (editing && old) return;
    const held = node.contains(document.activeElement);
    if (old) old.remove();
    const actions = part(node, "actions");
    actions.textContent = "";
    if (editing) this.edit(node, note, actions);
    else this.offer(note, state, actions);
    if (held && !node.contains(document.activeElement)) {
      const first = actions.querySelector("button");
      if (first) first.focus();
    }
  }

  isEdited(key) { return this.app.keep.draft("edit:" + key) !== ""; }

  offer(note, state, actions) {
    const own = this;
    if (state === "refused") {
      offerRefused(this.app, note, actions);
    } else if (this.open) {
      actions.appendChild(button("Edit", function () { own.begin(note); }, "quiet"));
      actions.appendChild(button("Delete", function () { own.erase(note); }, "quiet"));
    }
    nameButtons(actions, note.text);
  }

  begin(note) {
    this.app.keep.setDraft("edit:" + note.key, note.text);
    this.app.drawNow();
    const field = this.root.querySelector('[data-key="' + note.key + '"] textarea');
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  edit(node, note, actions) {
    const own = this;
    const name = "edit:" + note.key;
    const field = document.createElement("textarea");
    field.dir = "auto";
    field.value = this.app.keep.draft(name);
    label(field, "Change your note");
    node.insertBefore(field, part(node, "state"));
    function end(save) {
      const text = field.value.trim();
      if (save && isTooLong(text)) {
        field.focus();
        return;
      }
      own.app.keep.setDraft(name, "");
      if (save && text) own.app.notes.change(note.key, text);
      own.app.draw();
    }
    // An empty field is kept as a space: the note is still being edited.
    field.addEventListener("input", function () {
      own.app.keep.setDraft(name, field.value || " ");
      fit(field);
      own.app.draw();
    });
    field.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) end(true);
      else if (event.key === "Escape") end(false);
      else return;
      event.preventDefault();
    });
    actions.appendChild(button("Save", function () { end(true); }, "main"));
    actions.appendChild(button("Cancel", function () { end(false); }, "quiet"));
    fit(field);
  }

  erase(note) {
    const at = this.notes.indexOf(note);
    this.app.notes.erase(note.key);
    this.erased = { key: note.key, at: at, text: note.text, round: note.round };
    this.app.drawNow();
    const undo = this.root.querySelector(".erased button");
    if (undo) undo.focus();
  }

  makeErased() {
    const own = this;
    const node = document.createElement("li");
    node.className = "erased";
    const words = document.createElement("span");
    words.textContent = "Deleted.";
    node.appendChild(words);
    node.appendChild(button("Undo", function () {
      const back = own.erased;
      own.erased = null;
      const note = own.app.notes.add(back.round, back.text);
      own.app.drawNow();
      const there = own.root.querySelector('[data-key="' + note.key + '"] button');
      if (there) there.focus();
    }));
    return node;
  }

  /** The offer to take a deletion back ends with the next thing that is done. */
  settle() { this.erased = null; }
}

/** Lists what was never sent, so that it can be sent in another way or copied. */
export function showUnsent(app, root) {
  list(
    root, app.notes.unsent(), function (note) { return note.key; },
    function (note) {
      const node = made("part-own-note");
      put(part(node, "text"), note.text);
      offerRefused(app, note, part(node, "actions"));
      nameButtons(node, note.text);
      return node;
    },
    function (node, note) {
      put(part(node, "state"), note.why || STATES.waiting);
      show(part(node, "state"), true);
      show(node.querySelector("button"), app.state);
    },
  );
}

/** Offers what can be done with a text that no round takes any more. */
function offerRefused(app, note, actions) {
  function drop() {
    app.outbox.drop("note:" + note.key);
    app.notes.forget(note.key);
    app.draw();
  }
  actions.append(
    button("Send as an idea", function () {
      app.idea(note.text);
      drop();
    }),
    button("Copy", function () {
      app.say(copy(note.text) ? "Copied." : "This browser does not let the page copy.");
    }, "quiet"),
    button("Remove", drop, "quiet"),
  );
}

function nameButtons(node, text) {
  for (const each of node.querySelectorAll("button")) label(each, each.textContent + ": " + brief(text));
}
