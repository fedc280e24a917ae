/** Signs of life: a connection that is silent is asked for one, and taken for dead where none comes. */

/** Every so often one looks whether something was heard. In a hidden tab a browser makes it a minute. */
export const BEAT = 2000;

/** A connection is dead after so many beats without a word, one that is being opened after so many. */
export const SILENT = 3;
export const OPENING = 5;

/**
 * Beats are counted, not time: a tab that was frozen, or whose timers are late, hears what has come in between before
 * it gives up.
 * @param {import("./stream.js").Timers} timers
 * @param {() => void} ask @param {() => void} onDead
 */
export function createHeartbeat(timers, ask, onDead) {
  /** @type {number | null} */
  let timer = null;
  let heard = false, silent = 0, opened = false;

  const stop = () => {
    if (timer !== null) timers.clear(timer);
    timer = null;
  };
  const beat = () => {
    timer = timers.set(beat, BEAT);
    silent = heard ? 0 : silent + 1;
    heard = false;
    if (silent >= (opened ? SILENT : OPENING)) onDead();
    else if (silent === 1 && opened) ask();
  };

  return {
    /** A connection is being opened. */
    start() {
      stop();
      heard = opened = false;
      silent = 0;
      timer = timers.set(beat, BEAT);
    },
    /** Something has come: the connection itself, or a message. */
    hear() {
      heard = opened = true;
    },
    /** Look at once, for instance when the page is seen again. */
    look() {
      if (timer === null) return;
      stop();
      heard = false;
      silent = 0;
      beat();
    },
    stop,
  };
}
