// What this device remembers of the meeting: enough that a reload, a sleep or a lost network costs
// nothing. Where the browser stores nothing, as in some private windows, it lives in memory.

const SLOT = "pm-facilitator";
const TAB = "pm-facilitator-tab";
const DAY = 24 * 60 * 60 * 1000;

/** Gives 128 random bits as 32 hex digits. */
export function randomKey() {
  const bytes = new Uint8Array(16);
  (window.crypto || window.msCrypto).getRandomValues(bytes);
  return Array.from(bytes, function (byte) { return (byte + 256).toString(16).slice(1); }).join("");
}

function fresh() {
  return {
    version: 1,
    at: Date.now(),
    code: "",
    token: null,
    name: "",
    secret: randomKey(),
    notes: [],
    sent: [],
    drafts: {},
    waiting: [],
    group: { round: "", id: "" },
    answered: "",
  };
}

function usable(record) {
  return record && record.version === 1 && Date.now() - record.at < DAY
    && Array.isArray(record.notes) && Array.isArray(record.waiting) && Array.isArray(record.sent)
    && Boolean(record.drafts) && Boolean(record.group);
}

function stored() {
  try {
    const record = JSON.parse(window.localStorage.getItem(SLOT));
    return usable(record) ? record : null;
  } catch (error) {
    return null;
  }
}

export class Keep {
  constructor() {
    this.tab = randomKey();
    this.gone = false;
    this.record = stored() || fresh();
    this.lasting = true;
  }

  /** Writes at once: the next moment may be a reload. */
  save() {
    if (this.gone) return;
    this.record.at = Date.now();
    try {
      window.localStorage.setItem(SLOT, JSON.stringify(this.record));
    } catch (error) {
      this.lasting = false;
    }
  }

  draft(name) {
    const text = this.record.drafts[name];
    return typeof text === "string" ? text : "";
  }

  setDraft(name, text) {
    if (text) this.record.drafts[name] = text;
    else delete this.record.drafts[name];
    this.save();
  }

  /**
   * Forgets all of it, on the device too. Whoever keeps the ballot comes back to a round with the
   * votes and the answer that count already, and not with new ones.
   */
  clear(keepBallot) {
    const { secret, answered } = this.record;
    this.record = fresh();
    try {
      window.localStorage.removeItem(SLOT);
      window.localStorage.removeItem(TAB);
    } catch (error) {
      this.lasting = false;
    }
    if (!keepBallot) return;
    Object.assign(this.record, { secret: secret, answered: answered });
    this.save();
  }

  /** Tells whether another tab has taken the meeting over since. */
  isElsewhere() {
    try {
      const tab = window.localStorage.getItem(TAB);
      return this.gone || Boolean(tab && tab !== this.tab);
    } catch (error) {
      return false;
    }
  }

  /** Takes the meeting into this tab; a tab that had it before hears that it has lost it. */
  claim(lost) {
    const keep = this;
    try { window.localStorage.setItem(TAB, this.tab); } catch (error) { this.lasting = false; }
    window.addEventListener("storage", function (event) {
      if (event.key !== TAB || !event.newValue || event.newValue === keep.tab || keep.gone) return;
      keep.gone = true;
      lost();
    });
  }
}
