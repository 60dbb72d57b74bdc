// The clock of the step: counts on by itself between what the server says, and never locks anything.

function written(seconds) {
  const whole = Math.ceil(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return hours ? hours + ":" + String(minutes).padStart(2, "0") + ":" + rest : minutes + ":" + rest;
}

export class Clock {
  /** show(text, over) paints it; announce(sentence) tells those who listen. */
  constructor(show, announce) {
    this.show = show;
    this.announce = announce;
    this.what = "";
    this.base = null;
    this.since = 0;
    this.running = false;
    this.last = null;
    const clock = this;
    window.setInterval(function () { clock.tick(); }, 250);
  }

  /** Takes the time left in seconds, of something that has a name of its own. */
  set(what, left, running) {
    if (what !== this.what) this.last = null;
    this.what = what;
    this.base = typeof left === "number" ? left : null;
    this.running = Boolean(running);
    this.since = performance.now();
    this.tick();
  }

  left() {
    return this.running ? this.base - (performance.now() - this.since) / 1000 : this.base;
  }

  tick() {
    if (this.base === null) {
      this.show("", false);
      return;
    }
    const left = this.left();
    this.show(left > 0 ? written(left) : "Time is up", left <= 0);
    if (this.running && this.last !== null) {
      if (this.last > 60 && left <= 60 && left > 0) this.announce("One minute left.");
      if (this.last > 0 && left <= 0) this.announce("Time is up. Finish what you are writing.");
    }
    this.last = left;
  }
}
