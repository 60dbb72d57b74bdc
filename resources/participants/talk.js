// What can be said at any time: an event or a correction for the timeline, an idea for the locker.

import { button, list, made, part, put, show } from "./dom.js";
import { showUnsent } from "./own.js";
import { STAGES } from "./words.js";
import { Writer } from "./writer.js";

/** Lists what was said here, with what has not been sent yet. */
function showSent(app, root, kind) {
  const items = app.keep.record.sent.filter(function (each) { return each.kind === kind; });
  list(
    root, items, function (item) { return item.key; },
    function (item) {
      const node = document.createElement("li");
      const text = document.createElement("p");
      text.className = "text";
      text.dir = "auto";
      text.textContent = item.text;
      const state = document.createElement("p");
      state.className = "state";
      node.append(text, state);
      return node;
    },
    function (node, item) { put(node.lastElementChild, app.sentWords(item)); },
  );
}

export class TimelineView {
  constructor(app) {
    this.app = app;
    this.root = made("view-timeline");
    this.heading = part(this.root, "heading");
    this.about = null;
    const view = this;
    const words = {
      label: "What did you see, and when?",
      hint: "For example: 14:07 I already saw the alert.",
      add: "Send",
    };
    this.writer = new Writer(app.keep, words, function (text) {
      app.tell("event", text, view.about);
      view.choose(null);
      app.draw();
      return true;
    });
    this.writer.open("event");
    part(this.root, "writing").appendChild(this.writer.root);
    part(this.writer.root, "about-not").addEventListener("click", function () {
      view.choose(null);
      view.writer.text.focus();
    });
  }

  choose(event) {
    this.about = event ? event.id : null;
    show(part(this.writer.root, "about"), event);
    if (event) put(part(this.writer.root, "about-words"), "About: " + event.when + " " + event.text);
  }

  update() {
    const view = this;
    const events = this.app.state.events;
    show(part(this.root, "list-heading"), events.length);
    list(
      part(this.root, "events"), events, function (event) { return event.id; },
      function (event) {
        const node = made("part-event");
        part(node, "correct").addEventListener("click", function () {
          view.choose(node.event);
          view.writer.text.focus();
        });
        return node;
      },
      function (node, event) {
        node.event = event;
        put(part(node, "when"), event.when);
        put(part(node, "text"), event.text);
        part(node, "correct").setAttribute("aria-label", "Correct " + event.when + " " + event.text);
      },
    );
    showSent(this.app, part(this.root, "sent"), "event");
  }
}

export class IdeasView {
  constructor(app) {
    this.app = app;
    this.root = made("view-ideas");
    this.heading = part(this.root, "heading");
    this.writer = new Writer(app.keep, { label: "Your idea", add: "Send" }, function (text) {
      app.tell("idea", text, null);
      app.draw();
      return true;
    });
    this.writer.open("idea");
    part(this.root, "writing").appendChild(this.writer.root);
  }

  update() { showSent(this.app, part(this.root, "sent"), "idea"); }
}

/** Between rounds: where the meeting is, and what can be done from here. */
export class StageView {
  constructor(app) {
    this.app = app;
    this.root = made("view-words");
    this.heading = part(this.root, "heading");
    const actions = part(this.root, "actions");
    this.toTimeline = button("Add to the timeline", function () { app.open("timeline"); }, "main");
    this.toIdeas = button("Note an idea", function () { app.open("ideas"); });
    actions.append(this.toTimeline, this.toIdeas);
  }

  update() {
    const [title, lead] = STAGES[this.app.state.stage] || ["Welcome", "Look at the shared screen."];
    put(this.heading, title);
    put(part(this.root, "lead"), lead);
    show(this.toTimeline, this.app.state.stage === "recap");
    showUnsent(this.app, part(this.root, "unsent"));
  }
}
