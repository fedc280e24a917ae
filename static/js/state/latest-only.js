/**
 * A sender of the newest value only: at most one is on its way, at most one a display frame; a value posted meanwhile
 * replaces the one that waits, and the last one posted is always delivered.
 */

/**
 * @template Value, Answer
 * @param {(value: Value) => Promise<Answer>} deliver
 * @param {{ answered: (answer: Answer) => void, failed: (error: unknown) => void }} report
 * @param {(run: () => void) => void} [nextFrame]
 */
export function createLatestOnly(deliver, report, nextFrame = (run) => requestAnimationFrame(run)) {
  /** @type {{ value: Value } | null} */
  let waiting = null;
  let away = false, scheduled = false;

  const leave = async () => {
    scheduled = false;
    if (away || !waiting) return;
    const { value } = waiting;
    waiting = null;
    away = true;
    const outcome = await deliver(value).then(
      (answer) => () => report.answered(answer),
      (error) => () => report.failed(error),
    );
    away = false;
    schedule();
    outcome();
  };
  const schedule = () => {
    if (scheduled || away || !waiting) return;
    scheduled = true;
    nextFrame(leave);
  };

  return {
    /** @param {Value} value */
    post(value) {
      waiting = { value };
      schedule();
    },
    /** Forget what waits; what is on its way arrives. */
    drop() {
      waiting = null;
    },
    /** Whether anything waits or is on its way. */
    get busy() {
      return away || waiting !== null;
    },
  };
}
