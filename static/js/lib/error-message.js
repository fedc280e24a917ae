/** The message of an error, whatever was thrown. Pure. */

/** @param {unknown} error */
export const errorMessage = (error) => error instanceof Error ? error.message : String(error);
