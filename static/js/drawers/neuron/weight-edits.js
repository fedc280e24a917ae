/**
 * The weights that a hand wants: they are shown at once, of those to be sent only the newest are, and a frame that
 * contains them takes their place. What one stroke of the hand wants is undone as one.
 */

/** @import { Edit } from "../../model/neuron.js" */
/** @import { Context, Unit } from "../../types.js" */

import { errorMessage } from "../../lib/error-message.js";
import { clamp } from "../../model/geometry.js";
import { nextStroke } from "../../state/edit-group.js";
import { createLatestOnly } from "../../state/latest-only.js";

/** Whether it changes anything, and to numbers. @param {Edit} edit */
export const isEdit = (edit) => edit.length > 0 && edit.every(({ value }) => Number.isFinite(value));

/** No weight further out than the server allows. @param {Edit} edit @param {readonly [number, number]} limits @returns {Edit} */
export const bounded = (edit, [least, most]) =>
  edit.map(({ column, value }) => ({ column, value: clamp(value, least, most) }));

/** An edit after another of the same stroke: what it leaves alone stays as the earlier one wanted it. @param {Edit} before @param {Edit} edit @returns {Edit} */
export const joined = (before, edit) => [
  ...before.filter(({ column }) => !edit.some((other) => other.column === column)),
  ...edit,
];

/** @param {Pick<Context, "store" | "send">} context */
export function createWeightEdits({ store, send }) {
  const limits = /** @type {[number, number]} */ (store.state.catalog.limits.weight ?? [-1e6, 1e6]);
  /** Infinity until it is known which frame contains them. @type {{ edit: Edit, revision: number } | null} */
  let wish = null;
  /** @type {number | undefined} */
  let stroke;

  const courier = createLatestOnly(
    (
      /** @type {{ edit: Edit, layer: number, row: number, stroke: number }} */ { edit, layer, row, stroke },
    ) =>
      Promise.all(
        edit.map(({ column, value }) => send({ type: "set_weight", layer, row, column, value, stroke })),
      ),
    {
      answered(acks) {
        if (wish) wish.revision = Math.max(...acks.map(({ revision }) => revision));
      },
      failed(error) {
        wish = null;
        store.set({ message: errorMessage(error) });
      },
    },
  );

  return {
    /** What is wanted and not yet in a frame. */
    get edit() {
      return wish?.edit ?? null;
    },
    /** The hand takes hold: all until it lets go is one stroke. */
    begin() {
      stroke ??= nextStroke();
    },
    end() {
      stroke = undefined;
    },
    drop() {
      wish = null;
    },
    /** Want other weights of a unit, or nothing where they are none. @param {Unit} unit @param {Edit} edit */
    want({ layer, unit }, edit) {
      if (!isEdit(edit)) return;
      wish = { edit: joined(wish?.edit ?? [], bounded(edit, limits)), revision: Infinity };
      courier.post({ edit: wish.edit, layer, row: unit, stroke: stroke ??= nextStroke() });
    },
    /** A frame of this revision has come. @param {number} revision */
    settle(revision) {
      if (wish && revision >= wish.revision && !courier.busy && stroke === undefined) wish = null;
    },
  };
}
