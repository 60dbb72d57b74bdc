// Coming in and going out: joining, waiting for the first picture, the closing check, the end.

import { button, made, part, put, show } from "./dom.js";
import { codeInAddress, plainCode } from "./meeting.js";
import { showUnsent } from "./own.js";

export class JoinView {
  constructor(app) {
    this.app = app;
    this.root = made("view-join");
    this.heading = part(this.root, "heading");
    this.code = part(this.root, "code");
    this.name = part(this.root, "name");
    this.code.value = codeInAddress() || app.keep.record.code;
    this.name.value = app.keep.record.name;
    const view = this;
    this.root.addEventListener("submit", function (event) {
      event.preventDefault();
      view.join();
    });
  }

  join() {
    const code = plainCode(this.code.value);
    if (!code) {
      this.app.problem = "Please type the code that the shared screen shows.";
      this.update();
      this.code.focus();
      return;
    }
    this.app.join(code, this.name.value.trim());
  }

  update() {
    const problem = part(this.root, "problem");
    put(problem, this.app.problem);
    show(problem, this.app.problem);
    // The code of the address needs no field, unless it was not the right one.
    if (this.app.problem || !codeInAddress()) show(part(this.root, "code-field"), true);
    else show(part(this.root, "code-field"), false);
    put(part(this.root, "go"), this.app.joining ? "Joining..." : "Join");
  }
}

/** A page of words alone; words() gives [heading, lead], buttons are [words, act, look]. */
export class WordsView {
  constructor(app, words, buttons) {
    this.app = app;
    this.words = words;
    this.root = made("view-words");
    this.heading = part(this.root, "heading");
    for (const [text, act, look] of buttons) {
      part(this.root, "actions").appendChild(button(text, act, look));
    }
  }

  update() {
    const [heading, lead] = this.words();
    put(this.heading, heading);
    put(part(this.root, "lead"), lead);
    showUnsent(this.app, part(this.root, "unsent"));
  }
}

export class ClosingView {
  constructor(app) {
    this.root = made("view-closing");
    this.heading = part(this.root, "heading");
    const form = this.root;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      const chosen = ["learned", "again"].map(function (name) {
        return form.querySelector('input[name="' + name + '"]:checked');
      });
      if (chosen.every(Boolean)) app.answer(chosen[0].value === "yes", chosen[1].value === "yes");
      else put(part(form, "hint"), "Please answer both questions.");
    });
  }

  update() {}
}
