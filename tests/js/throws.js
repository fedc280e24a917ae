/** Assertions about errors. */

import { assert } from "./assert.js";

/** The call throws an Error whose sentence contains these words. @param {() => unknown} call @param {string} words */
export function assertThrows(call, words) {
  try {
    call();
  } catch (error) {
    assert(error instanceof Error && error.message.includes(words), `the error says: ${error}`);
    return;
  }
  throw new Error(`expected an error that says "${words}"`);
}

/** @param {Promise<unknown>} promise @returns {Promise<Error>} what it was rejected with */
export async function rejection(promise) {
  try {
    await promise;
  } catch (error) {
    assert(error instanceof Error);
    return error;
  }
  throw new Error("expected a rejection");
}

/** The call's promise is rejected with these words. @param {() => Promise<unknown>} call @param {string} words */
export async function assertRejects(call, words) {
  const { message } = await rejection(call());
  assert(message.includes(words), `the error says: ${message}`);
}
