// One's own notes of a round: what was written here, laid over what the server has of it.

import { randomKey } from "./keep.js";

export class OwnNotes {
  constructor(keep, outbox) {
    this.keep = keep;
    this.outbox = outbox;
  }

  get all() { return this.keep.record.notes; }

  keys() { return this.all.map(function (note) { return note.key; }); }

  of(round) { return this.all.filter(function (note) { return note.round === round; }); }

  refused() { return this.all.filter(function (note) { return note.why; }); }

  find(key) { return this.all.find(function (note) { return note.key === key; }); }

  unsent() {
    const outbox = this.outbox;
    return this.all.filter(function (note) { return note.why || outbox.waits("note:" + note.key); });
  }

  /** Says "waiting", "refused" or "sent" of a note. */
  state(note) {
    if (note.why) return "refused";
    return this.outbox.waits("note:" + note.key) ? "waiting" : "sent";
  }

  add(round, text) {
    const note = { key: randomKey(), round: round, text: text, sent: false, why: "" };
    this.all.push(note);
    this.write(note);
    return note;
  }

  change(key, text) {
    const note = this.find(key);
    if (!note || note.text === text) return;
    note.before = note.sent ? note.text : "";
    note.text = text;
    note.why = "";
    this.write(note);
  }

  write(note) {
    const message = { do: "write", key: note.key, text: note.text, round: note.round };
    this.outbox.put("note:" + note.key, message);
  }

  /** Deletes a note; what has never left this device is just taken back. */
  erase(key) {
    const note = this.find(key);
    if (!note) return;
    this.forget(key);
    const heard = this.outbox.drop("note:" + key);
    if (note.sent || heard) {
      this.outbox.put("note:" + key, { do: "erase", key: key, round: note.round });
    }
  }

  forget(key) {
    const at = this.all.findIndex(function (note) { return note.key === key; });
    if (at >= 0) this.all.splice(at, 1);
    this.keep.setDraft("edit:" + key, "");
  }

  /** Keeps what was being written for a round that is over, as a text that can still be sent. */
  rescueDrafts(round, why) {
    for (const name of Object.keys(this.keep.record.drafts)) {
      const [kind, id] = name.split(":");
      const text = this.keep.draft(name).trim();
      if (kind !== "note" || id === round) continue;
      if (text) this.all.push({ key: randomKey(), round: id, text: text, sent: false, why: why });
      this.keep.setDraft(name, "");
    }
  }

  wasSent(key) {
    const note = this.find(key);
    if (!note) return;
    note.sent = true;
    note.before = "";
    this.keep.save();
  }

  /** Keeps a text that was not taken, with the reason; beside the note, where it was an edit of it. */
  wasRefused(key, why) {
    const note = this.find(key);
    if (!note) return;
    if (note.sent && note.before) {
      this.all.push({ key: randomKey(), round: note.round, text: note.text, sent: false, why: why });
      note.text = note.before;
      note.before = "";
    } else if (!note.sent) {
      note.why = why;
    }
    this.keep.save();
  }

  /**
   * Takes what the server has of this round, said after it has answered all that was sent before.
   * Gives how many notes were taken out over there.
   */
  heard(round, theirs) {
    const there = new Map(theirs.map(function (note) { return [note.key, note.text]; }));
    let out = 0;
    for (const note of this.of(round)) {
      const settled = !this.outbox.waits("note:" + note.key);
      if (there.has(note.key)) {
        note.sent = true;
        if (settled) note.text = there.get(note.key);
      } else if (note.sent && settled) {
        this.forget(note.key);
        out += 1;
      }
    }
    for (const note of theirs) {
      // One that was taken out and brought back.
      if (this.find(note.key) || this.outbox.waits("note:" + note.key)) continue;
      this.all.push({ key: note.key, round: round, text: note.text, sent: true, why: "" });
    }
    this.keep.save();
    return out;
  }
}
