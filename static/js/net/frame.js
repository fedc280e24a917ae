/** Decoding of frames (docs/protocol.md): tensors into the shapes the views draw from. */

import { decode, SIGNED } from "../lib/safetensors.js";

/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../types.js").Snapshot} Snapshot */
/** @typedef {import("../types.js").Matrix} Matrix */
/** @typedef {import("../lib/safetensors.js").Tensor} Tensor */
/** @typedef {Map<string, Tensor>} Tensors */

/**
 * Read one binary frame, or throw an Error with a sentence. Of a network for images the first layer is not in every
 * frame; it is then as in the frame before.
 * @param {ArrayBuffer} buffer @param {Frame | null} [before]
 * @returns {Frame}
 */
export function decodeFrame(buffer, before = null) {
  const { metadata, tensors } = decode(buffer);
  const state = readState(metadata.state);
  const { weights, biases } = readLayers(tensors, state, before?.weights[0]);
  const axes = (state.features?.units.length ?? 2) > 2 ? 3 : 2;
  return {
    state,
    weights,
    biases,
    surface: readSurface(tensors, state),
    neurons: readNeurons(tensors, biases),
    features: find(tensors, "features", "F16", [null, axes])?.values ?? null,
    mesh: find(tensors, "mesh", "F16", [null, null, axes])?.values ?? null,
    featurePoints: find(tensors, "feature_points", "F32", [null])?.values ?? null,
    inputGradients: find(tensors, "input_gradients", "F16", [null, 2])?.values ?? null,
    axes,
    stages: readStages(tensors, state),
    points: readPoints(tensors, state),
    loss: find(tensors, "loss", "F64", [null, 4])?.values ?? null,
  };
}

/** @param {string | undefined} text @returns {Snapshot} */
function readState(text) {
  let state;
  try {
    state = JSON.parse(text ?? "");
  } catch {
    throw new Error("The frame's state is missing or not JSON.");
  }
  for (const key of ["step", "epoch", "revision", "history_from"]) {
    if (!Number.isFinite(state?.[key])) throw new Error(`The frame's state has no number "${key}".`);
  }
  return state;
}

/** @param {Tensors} tensors @param {Snapshot} state @param {Matrix} [known] the first layer as it was */
function readLayers(tensors, state, known) {
  /** @type {Matrix[]} */
  const weights = [];
  /** @type {Float32Array[]} */
  const biases = [];
  for (let layer = 1;; layer++) {
    const matrix = layer === 1 ? readFirst(tensors, state, known) : readMatrix(tensors, layer);
    if (!matrix) break;
    const { rows, columns } = matrix;
    const before = weights.at(-1);
    if (before && before.rows !== columns) {
      throw new Error(
        `Layer ${layer} takes ${columns} values, but the layer before it gives ${before.rows}.`,
      );
    }
    weights.push(matrix);
    biases.push(need(tensors, `biases.${layer}`, "F32", [rows]).values);
  }
  return { weights, biases };
}

/** @param {Tensors} tensors @param {number} layer @returns {Matrix | null} */
function readMatrix(tensors, layer) {
  const found = find(tensors, `weights.${layer}`, "F32", [null, null]);
  return found && { rows: found.shape[0], columns: found.shape[1], values: found.values };
}

/**
 * W^[1]: as it is, of images in bytes, or as in the frame before; of no columns where nothing is known of it.
 * @param {Tensors} tensors @param {Snapshot} state @param {Matrix} [known] @returns {Matrix | null}
 */
function readFirst(tensors, state, known) {
  const bytes = find(tensors, "first_layer", "U8", [null, null]);
  if (bytes) {
    const scale = state.first_layer?.scale ?? 1, [rows, columns] = bytes.shape;
    return { rows, columns, values: Float32Array.from(bytes.values, (q) => scale * SIGNED[q]) };
  }
  const given = readMatrix(tensors, 1), rows = find(tensors, "biases.1", "F32", [null])?.values.length;
  if (given || rows === undefined) return given;
  return known?.rows === rows ? known : { rows, columns: 0, values: new Float32Array() };
}

/** @param {Tensors} tensors @param {Snapshot} state @returns {Frame["surface"]} */
function readSurface(tensors, state) {
  const tensor = find(tensors, "surface", "U8", [null, null, null]);
  if (!tensor) return null;
  const [channels, resolution, side] = tensor.shape;
  if (side !== resolution) throw new Error(`The surface must be square, not ${resolution}×${side}.`);
  const { layer = null, unit = null, scale = 1, signed = channels === 1 } = state.surface ?? {};
  return { layer, unit, resolution, channels, signed, scale, bytes: tensor.values };
}

/** @param {Tensors} tensors @param {Float32Array[]} biases @returns {Frame["neurons"]} */
function readNeurons(tensors, biases) {
  const tensor = find(tensors, "neurons", "U8", [null, null, null]);
  if (!tensor) return null;
  const [count, resolution] = tensor.shape;
  const units = biases.reduce((sum, { length }) => sum + length, 0);
  if (count !== units) throw new Error(`The frame has ${count} neuron maps for ${units} neurons.`);
  const scale = need(tensors, "neuron_scale", "F32", [count]).values;
  return { resolution, count, bytes: tensor.values, scale };
}

/** @param {Tensors} tensors @param {Snapshot} state @returns {Frame["stages"]} */
function readStages(tensors, state) {
  const tensor = find(tensors, "stages", "F16", [null, null, 2]);
  if (!tensor || !state.stages) return null;
  const { stages, mesh, corners, separability } = state.stages;
  const [pictures, count] = tensor.shape;
  const nodes = mesh * mesh;
  if (pictures !== stages.length || count < nodes) {
    throw new Error(`The frame has ${pictures} pictures of ${count} places for ${stages.length} stages.`);
  }
  const answers = need(tensors, "answers", "F16", [null, nodes]);
  return {
    stages,
    places: tensor.values,
    count,
    points: need(tensors, "stage_points", "F32", [count - nodes]).values,
    mesh,
    answers: answers.values,
    classes: answers.shape[0],
    corners: corners && Float32Array.from(corners.flat()),
    separability,
  };
}

/** @param {Tensors} tensors @param {Snapshot} state @returns {Frame["points"]} */
function readPoints(tensors, state) {
  const x = find(tensors, "points", "F32", [null, 2]), images = find(tensors, "images", "F32", [null]);
  const count = (images ?? x)?.shape[0];
  if (count === undefined) return null;
  const labels = need(tensors, "labels", "F32", [count]).values;
  const split = need(tensors, "split", "U8", [count]).values;
  return {
    x: x?.values ?? new Float32Array(),
    labels,
    split,
    names: state.names ?? [],
    images: images?.values ?? null,
  };
}

/**
 * A tensor of this type and shape (null: any length), or null when the frame has none of that name.
 * @template {Tensor["dtype"]} D
 * @param {Tensors} tensors @param {string} name @param {D} dtype @param {(number | null)[]} shape
 * @returns {Extract<Tensor, { dtype: D }> | Extract<Tensor, { dtype: "F16" | "F32" }> & { dtype: D } | null}
 */
function find(tensors, name, dtype, shape) {
  const tensor = tensors.get(name);
  if (!tensor) return null;
  const fits = tensor.dtype === dtype && tensor.shape.length === shape.length &&
    shape.every((length, axis) => length === null || length === tensor.shape[axis]);
  if (!fits) {
    const wanted = shape.map((length) => length ?? "any").join(", ");
    throw new Error(
      `Tensor "${name}" must be ${dtype} of shape [${wanted}], not ${tensor.dtype} of [${
        tensor.shape.join(", ")
      }].`,
    );
  }
  return /** @type {any} */ (tensor);
}

/**
 * @template {Tensor["dtype"]} D
 * @param {Tensors} tensors @param {string} name @param {D} dtype @param {(number | null)[]} shape
 */
function need(tensors, name, dtype, shape) {
  const tensor = find(tensors, name, dtype, shape);
  if (!tensor) throw new Error(`The frame has no tensor "${name}".`);
  return tensor;
}
