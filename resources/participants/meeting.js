// What a participant knows of the meeting and wishes of it: what is heard from the server, what is
// said to it, and what of this is kept on the device. It shows nothing itself.

import { Clock } from "./clock.js";
import { typing } from "./dom.js";
import { Keep, randomKey } from "./keep.js";
import { Link } from "./link.js";
import { OwnNotes } from "./notes.js";
import { Outbox } from "./outbox.js";
import { patched, spliced } from "./patch.js";
import { stepWords } from "./words.js";

const MOST_KEYS = 300;

/** Names where a round is; a step may come twice, with another question. */
export function momentOf(round) { return round ? round.id + round.step + round.prompt : ""; }

/** Gives the code that the page was opened with, as from a QR code. */
export function codeInAddress() {
  return new URLSearchParams(window.location.search).get("c") || "";
}

/** Gives a code without what people type differently. */
export function plainCode(code) { return code.replace(/[^a-z0-9]/gi, "").toUpperCase(); }

export class Meeting {
  /** shown has say, notice, showClock, draw and drawNow, for what has to be seen or heard. */
  constructor(shown) {
    const meeting = this;
    this.screen = shown;
    this.keep = new Keep();
    this.outbox = new Outbox(
      this.keep,
      function (message) { return meeting.link.send(message); },
      function (entry) { meeting.settled(entry); },
      function (entry, why) { meeting.turnedDown(entry, why); },
    );
    this.notes = new OwnNotes(this.keep, this.outbox);
    this.link = new Link(
      function () { return meeting.hello(); },
      function (message) { meeting.hear(message); },
      function (state) { meeting.linked(state); },
    );
    this.clock = new Clock(
      function (text, over) { shown.showClock(text, over); },
      function (sentence) { meeting.say(sentence); },
    );
    this.state = null;
    this.own = {};
    this.you = { name: "", group: null };
    this.tab = "now";
    this.problem = "";
    this.joining = false;
    this.choosing = false;
    this.over = null;
    this.elsewhere = false;
    this.lostAt = 0;
    this.keep.claim(function () {
      meeting.elsewhere = true;
      meeting.link.stop();
      meeting.draw();
    });
    const scanned = plainCode(codeInAddress());
    if (scanned && scanned !== this.keep.record.code) this.keep.record.token = null;
    if (this.keep.record.token) this.start();
  }

  say(sentence) { this.screen.say(sentence); }

  /** Shows a sentence for a while, which is read out as well. */
  notice(sentence) { this.screen.notice(sentence); }

  draw() { this.screen.draw(); }

  /** Draws before anything else happens, for what takes the focus to something new. */
  drawNow() { this.screen.drawNow(); }

  // What the server hears.

  hello() {
    const record = this.keep.record;
    return {
      do: "join", n: this.outbox.next(), code: record.code, token: record.token, name: record.name,
      keys: this.notes.keys().slice(-MOST_KEYS), secret: record.secret,
    };
  }

  join(code, name) {
    const record = this.keep.record;
    if (code !== record.code || name !== record.name) record.token = null;
    record.code = code;
    record.name = name;
    this.keep.save();
    this.start();
    this.draw();
  }

  start() {
    this.joining = true;
    this.problem = "";
    this.over = null;
    this.link.start();
  }

  pick(group) {
    this.you.group = group;
    this.choosing = false;
    this.keep.record.group = { round: this.state.round.id, id: group };
    this.outbox.put("group", { do: "group", group: group });
    this.draw();
  }

  /** Sits down again with the group of before, when the server has forgotten it in a restart. */
  sitDownAgain(round) {
    const before = this.keep.record.group;
    if (this.you.group || !round || before.round !== round.id) return;
    if (round.groups.some(function (group) { return group.id === before.id; })) this.pick(before.id);
  }

  regroup() {
    this.choosing = true;
    this.draw();
  }

  wish(slot, theirs) {
    const waiting = this.outbox.find(slot);
    return waiting ? waiting.message.on : Boolean(theirs);
  }

  ready() { return this.wish("ready", this.own.ready); }

  hand() { return this.wish("hand", this.own.hand); }

  toggleReady() {
    this.outbox.put("ready", { do: "ready", on: !this.ready() });
    this.draw();
  }

  toggleHand() {
    const up = !this.hand();
    this.outbox.put("hand", { do: "hand", on: up });
    this.say(up ? "Your hand is up. The facilitator sees it." : "Your hand is down.");
    this.draw();
  }

  given(id) {
    return this.allGiven()[id] || 0;
  }

  /** Gives all votes as they are wished, by what they are for. */
  allGiven() {
    const given = Object.assign({}, this.own.votes);
    for (const entry of this.outbox.entries) {
      if (entry.message.do === "vote") given[entry.message.target] = entry.message.count;
    }
    return given;
  }

  votesLeft() {
    const given = this.allGiven();
    const each = this.state.round.votes ? this.state.round.votes.each : 0;
    return each - Object.keys(given).reduce(function (sum, id) { return sum + given[id]; }, 0);
  }

  cast(id, count) {
    this.outbox.put("vote:" + id, { do: "vote", target: id, count: count });
    this.draw();
  }

  /** Sends an event for the timeline or an idea for the locker. */
  tell(kind, text, about) {
    const key = randomKey();
    this.keep.record.sent.push({ kind: kind, key: key, text: text, why: "" });
    const message = { do: kind, key: key, text: text };
    if (kind === "event") message.about = about;
    this.outbox.put(kind + ":" + key, message);
  }

  idea(text) {
    this.tell("idea", text, null);
    this.say("It waits in the locker until Improve.");
  }

  sentWords(item) {
    if (item.why) return item.why;
    if (this.outbox.waits(item.kind + ":" + item.key)) return "Saved here, not sent yet";
    return item.kind === "event" ? "Sent. The group looks at it." : "Sent. It waits in the locker.";
  }

  /** Gives the round whose closing check is held; empty while it is not held. */
  asking() {
    const round = this.state && this.state.round;
    return round && round.step === "answer" ? round.id : "";
  }

  answer(learned, again) {
    const round = this.asking();
    this.keep.record.answered = round;
    this.outbox.put("answer:" + round, { do: "answer", learned: learned, again: again, round: round });
    this.say("Thank you.");
    this.draw();
  }

  /** Tells whether the answer is still on its way. */
  answering() { return this.outbox.waits("answer:" + this.asking()); }

  // What the server says.

  hear(message) {
    const heard = {
      welcome: this.welcomed, done: this.taken, refused: this.refusedBy, shown: this.shown,
      changed: this.shown, own: this.heardOwn, over: this.ended,
    }[message.is];
    if (heard) heard.call(this, message);
    this.draw();
  }

  welcomed(message) {
    this.joining = false;
    this.problem = "";
    this.keep.record.token = message.token;
    this.keep.save();
    // A code that was typed is the one to come back with.
    window.history.replaceState(null, "", "?c=" + this.keep.record.code);
    this.you = { name: message.you.name || "", group: message.you.group || null };
    this.outbox.pump();
  }

  taken(message) { this.outbox.answered(message.n, true, "", false); }

  refusedBy(message) {
    if (this.link.state === "open") {
      this.outbox.answered(message.n, false, message.why, message.final);
    } else if (this.keep.record.token && !message.final) {
      // Only joining is answered before the door is open; whoever was in before tries again.
      this.link.drop();
    } else {
      this.link.stop();
      this.joining = false;
      this.state = null;
      this.keep.record.token = null;
      this.keep.save();
      this.problem = message.why;
    }
  }

  shown(message) {
    const before = this.state ? this.state.round : null;
    this.state = message.is === "shown" ? message.state : patched(this.state, message);
    const round = this.state.round;
    const was = momentOf(before);
    const is = momentOf(round);
    if (was !== is) {
      this.outbox.drop("ready");
      if (!round || !before || round.id !== before.id) this.choosing = false;
      if (round) this.news(stepWords(round.step) + ". " + round.prompt);
    }
    this.notes.rescueDrafts(round ? round.id : "", "The round was over before you added this.");
    this.sitDownAgain(round);
    const timed = round && typeof round.left === "number" ? round : this.state.stage_clock;
    this.clock.set(timed === round ? is : this.state.stage, timed ? timed.left : null, timed && timed.running);
  }

  /** Something began: it comes to the front, unless somebody is writing. */
  news(sentence) {
    this.say(sentence);
    if (this.tab !== "now" && !typing()) this.tab = "now";
  }

  heardOwn(message) {
    const { is, group_change: change, ...news } = message;
    this.own = Object.assign({}, this.own, news);
    if (change) this.own.group_notes = spliced(this.own.group_notes || [], change);
    if ("group" in message && !this.outbox.waits("group")) this.you.group = message.group;
    if (message.answered) this.keep.record.answered = message.answered;
    const round = this.state && this.state.round;
    const out = message.notes && round ? this.notes.heard(round.id, message.notes) : 0;
    if (out) this.notice("The facilitator has taken out one of your notes.");
  }

  settled(entry) {
    const key = entry.message.key;
    if (entry.message.do === "write") this.notes.wasSent(key);
    if (entry.message.do === "vote") {
      this.own.votes = Object.assign({}, this.own.votes);
      this.own.votes[entry.message.target] = entry.message.count;
    }
    if (entry.message.do === "ready" || entry.message.do === "hand") {
      this.own[entry.message.do] = entry.message.on;
    }
  }

  turnedDown(entry, why) {
    const message = entry.message;
    const told = this.keep.record.sent.find(function (each) { return each.key === message.key; });
    if (message.do === "write") this.notes.wasRefused(message.key, why);
    else if (told) told.why = why;
    else if (message.do === "group") this.choosing = true;
    else if (message.do === "answer") this.keep.record.answered = "";
    this.keep.save();
    this.notice(why);
  }

  ended(message) {
    this.link.stop();
    this.joining = false;
    if (this.keep.isElsewhere()) {
      this.elsewhere = true;
      return;
    }
    this.over = message.why || "";
    const hasBallot = this.hasBallot();
    this.state = null;
    this.keep.record.token = null;
    if (this.waits()) this.keep.save();
    else this.keep.clear(hasBallot);
  }

  /** Tells whether something here has to be sent once there is a page again. */
  waits() {
    const lasting = this.outbox.entries.filter(function (entry) {
      return ["ready", "hand", "group"].indexOf(entry.message.do) < 0;
    });
    return lasting.length > 0 || this.notes.unsent().length > 0;
  }

  /** Tells whether the round that is held has votes or an answer of this device. */
  hasBallot() {
    const round = this.state && this.state.round;
    const given = this.allGiven();
    return Boolean(round) && (this.keep.record.answered === round.id
      || Object.keys(given).some(function (id) { return given[id] > 0; }));
  }

  linked(state) {
    if (state === "open") this.lostAt = 0;
    else if (!this.lostAt) this.lostAt = Date.now();
    if (state === "closed") this.outbox.lost();
    this.draw();
  }

  // Leaving.

  /** Gives how many texts have not reached the server yet. */
  unsent() {
    const talk = this.outbox.entries.filter(function (entry) {
      return entry.message.do === "event" || entry.message.do === "idea";
    });
    return this.notes.unsent().length + talk.length;
  }

  leave() {
    this.link.stop();
    this.keep.clear();
    window.location.reload();
  }

  rejoin() {
    this.link.stop();
    this.over = null;
    this.joining = false;
    this.keep.record.token = null;
    this.keep.save();
    this.draw();
  }

  open(tab) {
    this.tab = tab;
    this.draw();
  }
}
