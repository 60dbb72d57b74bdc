// What stands around every view: stage, title, clock and hand above, the tabs, the line about the
// connection, and the way out below.

import { put, show } from "./dom.js";
import { STAGE_NAMES } from "./words.js";

const QUIET = 1500;
const NOTICE = 8000;
const LONG = 90000;

function byId(id) { return document.getElementById(id); }

export class Frame {
  constructor(meeting) {
    this.meeting = meeting;
    this.timer = 0;
    this.noticed = "";
    this.noticeTimer = 0;
    for (const tab of byId("tabs").children) {
      tab.addEventListener("click", function () { meeting.open(tab.dataset.tab); });
    }
    byId("hand").addEventListener("click", function () { meeting.toggleHand(); });
    byId("leave-anyway").addEventListener("click", function () { meeting.leave(); });
    byId("leave").addEventListener("click", function () {
      const left = meeting.unsent();
      if (!left) meeting.leave();
      put(byId("leaving-words"), left === 1
        ? "One text has not been sent and would be lost."
        : left + " texts have not been sent and would be lost.");
      show(byId("leaving"), left);
      byId("stay").focus();
    });
    byId("stay").addEventListener("click", function () {
      show(byId("leaving"), false);
      byId("leave").focus();
    });
  }

  update() {
    const meeting = this.meeting;
    const inside = Boolean(meeting.state) && !meeting.elsewhere && meeting.over === null;
    for (const id of ["top", "tabs", "foot"]) show(byId(id), inside);
    this.showLine();
    if (!inside) return;
    const stage = meeting.state.stage;
    document.body.dataset.stage = stage;
    document.title = meeting.state.review.title || "Review";
    put(byId("stage"), STAGE_NAMES[stage] || stage);
    put(byId("title"), meeting.state.review.title);
    put(byId("hand-words"), meeting.hand() ? "Lower hand" : "Raise hand");
    byId("hand").classList.toggle("up", meeting.hand());
    for (const tab of byId("tabs").children) {
      if (tab.dataset.tab === meeting.tab) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
    const name = meeting.you.name;
    put(byId("foot-words"), (name ? "You are here as " + name + "." : "You are here without a name.")
      + (meeting.keep.lasting ? "" : " This browser keeps nothing: reload only when all is sent."));
  }

  /** Shows what is left, and whose clock it is. */
  showClock(text, over) {
    const state = this.meeting.state;
    const round = state && state.round;
    put(byId("clock-name"), round && typeof round.left === "number" ? "Round: " : "Stage: ");
    put(byId("clock-left"), text);
    byId("clock").classList.toggle("over", over);
    show(byId("clock"), text);
  }

  /** Shows a sentence in the line for a while. */
  notice(sentence) {
    const frame = this;
    this.noticed = sentence;
    window.clearTimeout(this.noticeTimer);
    this.noticeTimer = window.setTimeout(function () {
      frame.noticed = "";
      frame.showLine();
    }, NOTICE);
    this.showLine();
  }

  /** One quiet line: what was noticed, else the connection once it has been gone for a moment. */
  showLine() {
    const words = this.noticed || this.lineWords();
    put(byId("line-words"), words);
    show(byId("line-words"), words);
  }

  lineWords() {
    const meeting = this.meeting;
    if (!meeting.link.wanted || meeting.link.state === "open") return "";
    const gone = Date.now() - meeting.lostAt;
    const frame = this;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(function () { frame.showLine(); }, gone < QUIET ? QUIET - gone : 5000);
    if (gone < QUIET) return "";
    if (!meeting.state) return "The facilitator's computer does not answer yet. The page keeps trying.";
    return gone < LONG
      ? "No connection. What you write is saved here and sent when it is back."
      : "Still no connection. Perhaps the page was switched off. What you wrote is saved here.";
  }
}
