// What has been said and not been answered yet. Each thing that can be said has a slot; a newer wish
// takes the place of an older one in it. Every message means the same when it is sent twice, so that
// what was lost on the way is simply sent again.

const AT_ONCE = 4;

export class Outbox {
  /** send(message) gives whether it went out; done(entry) and refused(entry, why) hear the end. */
  constructor(keep, send, done, refused) {
    this.keep = keep;
    this.send = send;
    this.done = done;
    this.refused = refused;
    this.flying = new Map();
    this.number = 0;
    this.pause = 0;
    this.timer = 0;
  }

  get entries() { return this.keep.record.waiting; }

  find(slot) {
    return this.entries.find(function (entry) { return entry.slot === slot; });
  }

  waits(slot) { return Boolean(this.find(slot)); }

  put(slot, message) {
    const old = this.find(slot);
    if (old) {
      old.message = message;
      old.turn += 1;
    } else {
      this.entries.push({ slot: slot, message: message, turn: 0, tried: false });
    }
    this.keep.save();
    this.pump();
  }

  /** Takes back what waits in a slot; gives whether the server may have heard of it. */
  drop(slot) {
    const entry = this.find(slot);
    if (!entry) return false;
    this.entries.splice(this.entries.indexOf(entry), 1);
    this.keep.save();
    return entry.tried;
  }

  /** Sends what waits, a few at a time, and never two of one slot at once. */
  pump() {
    if (this.timer) return;
    const busy = new Set(Array.from(this.flying.values(), function (flight) { return flight.slot; }));
    for (const entry of this.entries) {
      if (this.flying.size >= AT_ONCE) return;
      if (busy.has(entry.slot)) continue;
      const n = this.next();
      if (!this.send(Object.assign({ n: n }, entry.message))) return;
      entry.tried = true;
      this.flying.set(n, { slot: entry.slot, turn: entry.turn });
      this.keep.save();
    }
  }

  next() {
    this.number += 1;
    return this.number;
  }

  /** Takes an answer: what was meanwhile wished anew goes out again. */
  answered(n, ok, why, final) {
    const flight = this.flying.get(n);
    if (!flight) return;
    this.flying.delete(n);
    const entry = this.find(flight.slot);
    if (entry && entry.turn === flight.turn && (ok || final)) {
      this.drop(entry.slot);
      if (ok) this.done(entry);
      else this.refused(entry, why || "");
    } else if (!ok && !final) {
      this.rest();
    }
    if (ok) this.pause = 0;
    this.pump();
  }

  /** Waits a little when the server asks for patience. */
  rest() {
    const outbox = this;
    this.pause = Math.min(8000, Math.max(1000, this.pause * 2));
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(function () {
      outbox.timer = 0;
      outbox.pump();
    }, this.pause * (0.5 + Math.random()));
  }

  /** The connection broke: what was under way may or may not have arrived. */
  lost() {
    this.flying.clear();
    window.clearTimeout(this.timer);
    this.timer = 0;
  }
}
