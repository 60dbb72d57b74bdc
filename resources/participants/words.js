// The names of stages and steps, and the one sentence that goes with each.

export const STAGE_NAMES = {
  open: "Open", recap: "Recap", reflect: "Reflect", improve: "Improve", close: "Close",
};

/** What a stage is about, and what there is to do in it between rounds. */
export const STAGES = {
  open: ["Welcome", "The review is about to begin. Look at the shared screen."],
  recap: ["What happened", "The group walks along the timeline. Did you see something earlier, later or differently?"],
  reflect: ["What made it possible", "Look at the shared screen. When a round begins, it appears here by itself."],
  improve: ["What we will change", "The group decides on its actions. An idea of yours is welcome."],
  close: ["Nearly done", "The group hears what was learned and who does what by when."],
};

/** What a step of a round is called, and what it asks for. */
export const STEPS = {
  write: ["Write", "One thought in each note. Short is fine."],
  share: ["Share in your group", "Read what the others of your group wrote, and talk about it."],
  reveal: ["All notes", "Take a moment to read what everybody wrote."],
  report_back: ["Groups report back", ""],
  group: ["Sort together", "What belongs together is put together on the shared screen."],
  vote: ["Vote", "Give your votes to what you would like to talk about."],
  answer: ["Two questions", ""],
  discuss: ["Talk it over", "In the order of the votes."],
  done: ["Round done", "Thank you. The notes stay on the board."],
};

export function stepWords(step) { return (STEPS[step] || [step, ""])[0]; }
