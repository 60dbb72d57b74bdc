// Keeps one connection to the facilitator's computer, and finds back to it after a sleep of the
// device, a walk out of the radio's reach, or a restart over there.

const ANSWER = 10000;
const IDLE = 25000;
const FIRST = 500;
const LONGEST = 15000;
const BEAT = 5000;

export class Link {
  /**
   * hello() gives the first message; heard(message) takes what comes; changed(state) hears
   * "connecting", "open" or "closed".
   */
  constructor(hello, heard, changed) {
    this.hello = hello;
    this.heard = heard;
    this.changed = changed;
    this.socket = null;
    this.state = "closed";
    this.wanted = false;
    this.tries = 0;
    this.timer = 0;
    this.beatAt = Date.now();
    this.heardAt = 0;
    this.askedAt = 0;
    const link = this;
    window.addEventListener("online", function () { link.hurry(); });
    window.addEventListener("offline", function () { link.drop(); });
    window.addEventListener("pageshow", function () { link.hurry(); });
    document.addEventListener("visibilitychange", function () {
      if (!document.hidden) link.hurry();
    });
    window.setInterval(function () { link.beat(); }, BEAT);
  }

  start() {
    this.wanted = true;
    this.tries = 0;
    this.connect();
  }

  stop() {
    this.wanted = false;
    window.clearTimeout(this.timer);
    this.drop();
  }

  connect() {
    window.clearTimeout(this.timer);
    if (this.socket || !this.wanted) return;
    const link = this;
    const secure = window.location.protocol === "https:";
    const socket = new WebSocket((secure ? "wss://" : "ws://") + window.location.host + "/live");
    this.socket = socket;
    this.set("connecting");
    this.askedAt = Date.now();
    socket.onopen = function () { socket.send(JSON.stringify(link.hello())); };
    socket.onmessage = function (event) {
      if (socket === link.socket) link.take(event.data);
    };
    socket.onclose = function () {
      if (socket === link.socket) link.lost();
    };
  }

  take(data) {
    let message;
    try { message = JSON.parse(data); } catch (error) { return; }
    this.heardAt = Date.now();
    if (message.is === "welcome" || message.is === "done" || message.is === "refused") this.askedAt = 0;
    if (message.is === "welcome") {
      this.tries = 0;
      this.set("open");
    }
    this.heard(message);
  }

  send(message) {
    if (this.state !== "open" || this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    if (!this.askedAt) this.askedAt = Date.now();
    return true;
  }

  /** Looks whether the other side is still there, and whether this device has slept. */
  beat() {
    const now = Date.now();
    const slept = now - this.beatAt > 4 * BEAT;
    this.beatAt = now;
    if (!this.wanted) return;
    if (this.socket && this.askedAt && now - this.askedAt > ANSWER) this.drop();
    else if (this.state === "open" && (slept || now - this.heardAt > IDLE)) this.ping();
    else if (!this.socket && slept) this.hurry();
  }

  ping() {
    this.send({ do: "ping", n: 0 });
  }

  /** Somebody looks, or the network is back: do not wait for the next try. */
  hurry() {
    if (!this.wanted) return;
    this.tries = 0;
    if (this.state === "open") this.ping();
    else if (!this.socket) this.connect();
  }

  drop() {
    const socket = this.socket;
    if (!socket) return;
    this.lost();
    socket.close();
  }

  lost() {
    this.socket = null;
    this.askedAt = 0;
    this.set("closed");
    if (!this.wanted) return;
    const link = this;
    const wait = Math.min(LONGEST, FIRST * Math.pow(2, this.tries)) * (0.5 + Math.random());
    this.tries += 1;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(function () { link.connect(); }, wait);
  }

  set(state) {
    if (this.state === state) return;
    this.state = state;
    this.changed(state);
  }
}
