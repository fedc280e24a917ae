/** Where the connections run: from each neuron or chosen feature to every neuron of the next layer. Pure. */

/** @typedef {import("./layout.js").Square} Square */
/** @typedef {import("./edges.js").Edge} Edge */

/**
 * The squares of the chosen features, in the order in which the network reads them.
 * @param {readonly string[]} chosen @param {readonly string[]} names of all features @param {readonly Square[]} squares
 */
export const inputsOf = (chosen, names, squares) => chosen.map((name) => squares[names.indexOf(name)]);

/**
 * The connections of each layer.
 * @param {readonly (readonly Square[])[]} squares the inputs, then each layer's @returns {Edge[][]}
 */
export const edgesOf = (squares) =>
  squares.slice(1).map((targets, index) =>
    targets.flatMap((to, row) =>
      squares[index].map((from, column) => ({
        layer: index + 1,
        row,
        column,
        x0: from.x + from.size / 2,
        y0: from.y,
        x1: to.x - to.size / 2,
        y1: to.y,
      }))
    )
  );
