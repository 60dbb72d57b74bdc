// The revealed notes as a list, heap by heap, with what is needed to vote. A thousand notes are made
// a few milliseconds at a time, so that the page answers a finger meanwhile.

import { brief, label, made, paint, part, put, show } from "./dom.js";

const MEANINGS = {
  question: "Question", went_well: "Went well", hard: "Was hard", idea: "Idea", surprise: "Surprise",
};
const TURN = 8;

function votes(count) { return count === 1 ? "1 vote" : count + " votes"; }

/** Puts heaps and notes in the order to be read: [{id, title, notes, target}], loose notes last. */
function heapsOf(state) {
  const heaps = new Map();
  for (const heap of state.heaps) {
    heaps.set(heap.id, { id: heap.id, title: heap.title || "Without a title", notes: [] });
  }
  const loose = { id: "", title: heaps.size ? "By themselves" : "", notes: [] };
  for (const note of state.notes) (heaps.get(note.group) || loose).notes.push(note);
  const full = Array.from(heaps.values()).filter(function (heap) { return heap.notes.length; });
  if (loose.notes.length) full.push(loose);
  return full;
}

/** Sorts by the results of the vote, most first, where there are any. */
function ranked(heaps, results) {
  if (!results) return heaps;
  const place = new Map(results.map(function (result, at) { return [result.id, at]; }));
  const last = results.length;
  function of(id) { return place.has(id) ? place.get(id) : last; }
  const sorted = heaps.map(function (heap) {
    const notes = heap.notes.slice();
    if (!heap.id) notes.sort(function (one, other) { return of(one.id) - of(other.id); });
    return Object.assign({}, heap, { notes: notes });
  });
  function best(heap) { return heap.id ? of(heap.id) : of(heap.notes[0].id); }
  return sorted.sort(function (one, other) { return best(one) - best(other); });
}

/** Takes an element out of its list and gives the next one. */
function passed(node) {
  const next = node.nextElementSibling;
  node.remove();
  return next;
}

export class Board {
  /** app says sentences, and shows some of them. */
  constructor(app, root) {
    this.app = app;
    this.root = root;
    this.told = [];
    this.cards = new Map();
    this.sections = new Map();
    this.work = null;
    this.timer = 0;
    const board = this;
    root.addEventListener("click", function (event) {
      const pressed = event.target.closest("[data-vote]");
      if (pressed) board.press(pressed);
    });
  }

  /**
   * Shows the state; nothing is done when it has not changed. While one may vote, voting is
   * {perNote, given(id), left(), cast(id, count), told()}, the last naming all votes; else null.
   */
  show(state, voting) {
    const results = state.round && state.round.results;
    const told = [state.notes, state.heaps, JSON.stringify(results), voting ? voting.told() : ""];
    if (told.every(function (each, at) { return each === this[at]; }, this.told)) return;
    this.told = told;
    this.voting = voting;
    const counts = new Map();
    for (const result of results || []) counts.set(result.id, result.count);
    this.counts = results ? counts : null;
    this.work = this.lay(ranked(heapsOf(state), results));
    this.go();
  }

  go() {
    window.clearTimeout(this.timer);
    const until = performance.now() + TURN;
    while (this.work) {
      if (this.work.next().done) this.work = null;
      else if (performance.now() > until) break;
    }
    const board = this;
    if (this.work) this.timer = window.setTimeout(function () { board.go(); }, 0);
  }

  /** Lays out everything, a note at a time; begun anew by each new state. */
  *lay(heaps) {
    this.clear(heaps);
    let before = this.root.firstElementChild;
    for (const heap of heaps) {
      const section = this.section(heap);
      if (section === before) before = before.nextElementSibling;
      else this.root.insertBefore(section, before);
      const holder = part(section, "notes");
      const wanted = new Set(heap.notes.map(function (note) { return note.id; }));
      let at = holder.firstElementChild;
      for (const note of heap.notes) {
        const card = this.card(note, !heap.id);
        // What went to another heap must not make all that stays change its place.
        while (at && at !== card && !wanted.has(at.note)) at = passed(at);
        if (card === at) at = at.nextElementSibling;
        else holder.insertBefore(card, at);
        yield note.id;
      }
    }
  }

  /** Takes away what is there no more, before anything is laid out. */
  clear(heaps) {
    const places = new Set();
    const kept = new Set();
    for (const heap of heaps) {
      places.add(heap.id);
      for (const note of heap.notes) kept.add(note.id);
    }
    this.sections.forEach(function (section, id, sections) {
      if (places.has(id)) return;
      section.remove();
      sections.delete(id);
    });
    this.cards.forEach(function (known, id, cards) {
      if (kept.has(id)) return;
      known.card.remove();
      cards.delete(id);
    });
  }

  section(heap) {
    let section = this.sections.get(heap.id);
    if (!section) {
      section = made("part-heap");
      this.sections.set(heap.id, section);
    }
    put(part(section, "title"), heap.title);
    show(part(section, "title"), Boolean(heap.title));
    if (heap.id) this.mark(section.firstElementChild, part(section, "count"), heap.id, heap.title);
    return section;
  }

  card(note, alone) {
    const known = this.cards.get(note.id);
    const card = known ? known.card : made("part-note");
    card.note = note.id;
    if (!known || known.text !== note.text || known.color !== note.color) {
      this.cards.set(note.id, { card: card, text: note.text, color: note.color });
      put(part(card, "text"), note.text);
      paint(card, note.color);
      const meaning = MEANINGS[note.color] || "";
      put(part(card, "meaning"), meaning);
      show(part(card, "meaning"), meaning);
    }
    this.mark(card.lastElementChild, part(card, "count"), alone ? note.id : "", note.text);
    return card;
  }

  /** Puts the votes beside what is voted on: a control while voting is open, then the count. */
  mark(holder, badge, target, text) {
    const count = this.counts && target ? this.counts.get(target) || 0 : 0;
    const words = count ? votes(count) : "";
    put(badge, words);
    show(badge, words);
    let control = holder.querySelector(".vote");
    if (!this.voting || !target) {
      if (control) control.remove();
      return;
    }
    if (!control) {
      control = made("part-vote");
      holder.appendChild(control);
    }
    control.dataset.target = target;
    this.dress(control, target, text);
  }

  dress(control, target, text) {
    const given = this.voting.given(target);
    const name = brief(text);
    const [less, more] = [control.firstElementChild, control.lastElementChild];
    put(part(control, "given"), String(given));
    control.classList.toggle("chosen", given > 0);
    label(control, "Votes for: " + name);
    label(less, "Take one vote back from: " + name);
    label(more, "Give one vote to: " + name);
    label(part(control, "given"), "My votes: " + given);
    less.setAttribute("aria-disabled", String(given === 0));
    more.setAttribute("aria-disabled", String(given >= this.voting.perNote || this.voting.left() <= 0));
  }

  press(pressed) {
    if (!this.voting) return;
    const control = pressed.closest(".vote");
    const target = control.dataset.target;
    const given = this.voting.given(target);
    const by = Number(pressed.dataset.vote);
    if (pressed.getAttribute("aria-disabled") === "true") {
      if (by > 0) this.app.notice(given >= this.voting.perNote
        ? "This has as many of your votes as one may have."
        : "All your votes are given. Take one back to move it.");
      return;
    }
    this.voting.cast(target, given + by);
    this.dress(control, target, part(control.closest(".note, .heap"), control.closest(".note") ? "text" : "title").textContent);
    const left = this.voting.left();
    this.app.say(votes(given + by) + " here, " + left + " left.");
  }
}
