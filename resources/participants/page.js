// The page of a participant: which view is in front, and where the focus is when that changes.

import { typing } from "./dom.js";
import { ClosingView, JoinView, WordsView } from "./entry.js";
import { Frame } from "./frame.js";
import { Meeting, momentOf } from "./meeting.js";
import { GroupPicker, RoundView } from "./round.js";
import { IdeasView, StageView, TimelineView } from "./talk.js";

const LASTING = ["round", "timeline", "ideas"];

const WORDS = {
  connecting: ["Coming back", "One moment, the page looks for the facilitator's computer."],
  elsewhere: ["Open in another tab", "The review goes on in another tab or window of this browser."],
  answering: ["Thank you", "Your answers are kept here and sent once there is a connection."],
  thanks: ["Thank you", "Your answers are counted. You can close this page."],
};

class Page {
  constructor() {
    this.drawing = 0;
    this.views = {};
    this.place = "";
    this.focused = "";
    this.meeting = new Meeting(this);
    this.frame = new Frame(this.meeting);
    this.drawNow();
  }

  /** Tells those who listen; the same words again are another text, or they would not be heard. */
  say(sentence) {
    const said = document.getElementById("said");
    said.textContent = said.textContent === sentence ? sentence + "\u00a0" : sentence;
  }

  notice(sentence) { this.frame.notice(sentence); }

  showClock(text, over) {
    if (this.frame) this.frame.showClock(text, over);
  }

  /** Draws once for all that happens in one moment. */
  draw() {
    if (this.drawing) return;
    const page = this;
    this.drawing = window.setTimeout(function () { page.drawNow(); }, 0);
  }

  drawNow() {
    window.clearTimeout(this.drawing);
    this.drawing = 0;
    const where = this.where();
    if (where !== this.place) {
      // Forms begin anew; what is written in stays as it is.
      if (!this.views[where] || LASTING.indexOf(where) < 0) this.views[where] = this.make(where);
      const main = document.getElementById("main");
      main.textContent = "";
      main.appendChild(this.views[where].root);
      this.place = where;
    }
    this.views[where].update();
    this.frame.update();
    this.moveFocus(where);
  }

  where() {
    const meeting = this.meeting;
    const state = meeting.state;
    if (meeting.elsewhere) return "elsewhere";
    if (meeting.over !== null) return "over";
    if (!state) return meeting.keep.record.token && meeting.joining ? "connecting" : "join";
    if (meeting.tab !== "now") return meeting.tab;
    const asking = meeting.asking();
    if (asking) return meeting.keep.record.answered === asking ? "thanks" : "closing";
    const round = state.round;
    if (round && round.groups.length && (meeting.choosing || !meeting.you.group)) return "groups";
    return round ? "round" : "stage";
  }

  make(where) {
    const meeting = this.meeting;
    switch (where) {
      case "join": return new JoinView(meeting);
      case "groups": return new GroupPicker(meeting);
      case "round": return new RoundView(meeting);
      case "closing": return new ClosingView(meeting);
      case "stage": return new StageView(meeting);
      case "timeline": return new TimelineView(meeting);
      case "ideas": return new IdeasView(meeting);
      default: return this.makeWords(where);
    }
  }

  makeWords(where) {
    const meeting = this.meeting;
    const buttons = {
      connecting: [["Join anew", function () { meeting.rejoin(); }]],
      elsewhere: [["Use it here", function () { window.location.reload(); }, "main"]],
      over: [["Join again", function () { meeting.rejoin(); }, "main"]],
    };
    return new WordsView(meeting, function () {
      if (where === "thanks" && meeting.answering()) return WORDS.answering;
      return WORDS[where] || ["Thank you", meeting.over || "This page is closed now."];
    }, buttons[where] || []);
  }

  /** Brings the focus to what is new, for those who cannot see it, and never out of a field. */
  moveFocus(where) {
    const round = this.meeting.state && this.meeting.state.round;
    const now = where === "round" ? where + momentOf(round) : where;
    if (now === this.focused) return;
    const first = !this.focused;
    this.focused = now;
    if (first || typing()) return;
    this.views[where].heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
}

new Page();
