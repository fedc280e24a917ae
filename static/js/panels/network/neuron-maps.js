/** The neurons' maps in a frame, layer by layer. Pure. */

/**
 * The bytes of each neuron's map, or null where the frame has none, or those of another architecture.
 * @param {Pick<import("../../types.js").Neurons, "resolution" | "count" | "bytes"> | null} neurons
 * @param {readonly number[]} counts how many units each layer has @returns {Uint8Array[][] | null}
 */
export function mapsOf(neurons, counts) {
  if (!neurons || neurons.count !== counts.reduce((sum, count) => sum + count, 0)) return null;
  const area = neurons.resolution ** 2;
  let at = 0;
  return counts.map((count) => Array.from({ length: count }, () => neurons.bytes.subarray(at, at += area)));
}
