/** Numbers of both signs in bytes, finest around 0 (docs/protocol.md). Pure. */

/** v / scale for each byte of a signed map: s·|s| with s = (q − 128) / 127. */
export const SIGNED = Float32Array.from({ length: 256 }, (_, q) => {
  const s = Math.max(-1, (q - 128) / 127);
  return s * Math.abs(s);
});
