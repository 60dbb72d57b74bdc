// A round, from writing to talking it over: one page whose parts come and go with the step.

import { Board } from "./board.js";
import { button, list, made, paint, part, put, show } from "./dom.js";
import { momentOf } from "./meeting.js";
import { OwnList } from "./own.js";
import { STEPS } from "./words.js";
import { Writer } from "./writer.js";

const WRITING = ["write", "share"];
const REVEALED = ["reveal", "report_back", "group", "vote", "discuss", "done"];

/** Says how far the round is, where a step comes once only. */
function placeWords(round) {
  const at = round.steps.indexOf(round.step);
  const once = at >= 0 && round.steps.lastIndexOf(round.step) === at;
  return once ? " · step " + (at + 1) + " of " + round.steps.length : "";
}

/** Picks a group. */
export class GroupPicker {
  constructor(app) {
    this.app = app;
    this.root = made("view-groups");
    this.heading = part(this.root, "heading");
  }

  update() {
    const app = this.app;
    list(
      part(this.root, "groups"), app.state.round.groups, function (group) { return group.id; },
      function (group) {
        const node = document.createElement("li");
        const choice = button("", function () { app.pick(group.id); });
        const swatch = document.createElement("span");
        swatch.className = "swatch";
        choice.append(swatch, document.createElement("span"), document.createElement("small"));
        choice.children[1].dir = "auto";
        node.appendChild(choice);
        return node;
      },
      function (node, group) {
        const [swatch, name, people] = node.firstElementChild.children;
        paint(swatch, group.color);
        put(name, group.name);
        put(people, group.people === 1 ? "1 person" : group.people + " people");
        node.firstElementChild.classList.toggle("chosen", group.id === app.you.group);
      },
    );
  }
}

export class RoundView {
  constructor(app) {
    this.app = app;
    this.root = made("view-round");
    this.heading = this.part("heading");
    this.own = new OwnList(app, this.part("own"));
    this.board = new Board(app, this.part("board"));
    const view = this;
    this.writer = new Writer(app.keep, { label: "Your note", add: "Add note" }, function (text) {
      view.own.settle();
      app.notes.add(app.state.round.id, text);
      app.draw();
      return true;
    });
    this.part("writing").appendChild(this.writer.root);
    this.part("regroup").addEventListener("click", function () { app.regroup(); });
    this.part("ready").addEventListener("click", function () { app.toggleReady(); });
    this.moment = "";
  }

  part(name) { return part(this.root, name); }

  update() {
    const app = this.app;
    const round = app.state.round;
    const revealed = REVEALED.indexOf(round.step) >= 0;
    if (this.moment !== momentOf(round)) this.own.settle();
    this.moment = momentOf(round);
    const [step, lead] = STEPS[round.step] || [round.step, ""];
    put(this.part("step"), step + placeWords(round));
    put(this.heading, round.prompt || "What did you notice?");
    put(this.part("lead"), this.reporting(round) || lead);
    show(this.part("lead"), this.part("lead").textContent);
    put(this.part("promise"), round.promise);
    show(this.part("promise"), round.promise && !revealed);
    this.showGroup(round);
    this.showWriting(round, revealed);
    this.showShared(round);
    show(this.part("board-part"), revealed);
    if (revealed) this.board.show(app.state, this.voting(round));
    this.showBudget(round);
    this.showReady(round);
  }

  reporting(round) {
    if (round.step !== "report_back") return "";
    const group = round.groups.find(function (each) { return each.id === round.reporting; });
    if (!group) return "The groups tell in turn what they found.";
    return group.id === this.app.you.group
      ? "Your group speaks now: " + group.name + "."
      : group.name + " speaks now.";
  }

  showGroup(round) {
    const mine = this.app.you.group;
    const group = round.groups.find(function (each) { return each.id === mine; });
    show(this.part("mine"), group);
    if (!group) return;
    paint(this.part("swatch"), group.color);
    put(this.part("group"), "Your group: " + group.name);
    show(this.part("regroup"), WRITING.indexOf(round.step) >= 0);
  }

  /** Keeps the field while something stands in it: a step never takes a text away. */
  showWriting(round, revealed) {
    const notes = this.app.notes;
    this.writer.open("note:" + round.id);
    const late = revealed && round.step !== "done";
    show(this.writer.root, !revealed || (late && !this.writer.isEmpty()));
    this.writer.say({
      label: "Your note",
      add: "Add note",
      hint: late ? "You were still writing. When you add it, everybody sees it at once." : "",
    });
    const mine = notes.of(round.id);
    const here = new Set(mine);
    const shown = revealed
      ? mine.filter(function (note) { return notes.state(note) !== "sent"; })
      : mine.slice();
    for (const note of notes.refused()) if (!here.has(note)) shown.push(note);
    // The one that was just written stands next to the field.
    shown.reverse();
    put(this.part("own-heading"), revealed ? "Not on the board" : "Your notes (" + mine.length + ")");
    this.own.show(shown, !revealed);
    show(this.part("own-part"), this.part("own").childElementCount);
  }

  showShared(round) {
    const texts = this.app.own.group_notes || [];
    const mine = this.app.notes.of(round.id).map(function (note) { return note.text; });
    const others = texts.filter(function (text) {
      const at = mine.indexOf(text);
      if (at >= 0) mine.splice(at, 1);
      return at < 0;
    }).map(function (text, at) { return { at: at, text: text }; });
    show(this.part("group-part"), round.step === "share" && others.length);
    list(
      this.part("group-notes"), round.step === "share" ? others : [],
      function (item) { return item.at; },
      function () { return made("part-note"); },
      function (node, item) { put(part(node, "text"), item.text); },
    );
  }

  voting(round) {
    const app = this.app;
    if (round.step !== "vote" || !round.votes || !round.votes.open) return null;
    return {
      perNote: round.votes.per_note,
      given: function (id) { return app.given(id); },
      left: function () { return app.votesLeft(); },
      told: function () { return JSON.stringify(app.allGiven()); },
      cast: function (id, count) { app.cast(id, count); },
    };
  }

  showBudget(round) {
    const budget = this.part("budget");
    show(budget, round.step === "vote");
    if (round.step !== "vote") return;
    const open = round.votes && round.votes.open;
    const left = this.app.votesLeft();
    put(budget, !open ? "Voting is closed for the moment."
      : left + " of " + round.votes.each + " votes left · at most " + round.votes.per_note + " a note");
  }

  showReady(round) {
    const ready = this.app.ready();
    show(this.part("ready-part"), round.step !== "done");
    put(this.part("ready-words"), "I'm ready");
    this.part("ready").setAttribute("aria-pressed", String(ready));
    const people = this.app.state.people;
    const written = WRITING.indexOf(round.step) >= 0 && people.written
      ? " · " + (people.written === 1 ? "1 note" : people.written + " notes") + " so far" : "";
    put(this.part("ready-count"), people.ready + " of " + people.joined + " ready" + written);
  }
}
