/** A first guess at the columns of a table: which are x1, x2 and label. Pure. */

/** @import { Preview } from "../../net/api.js" */

const NUMBER = /^[-+−]?[\d.,\s]*\d[\d.,\s]*(e[-+]?\d+)?$/i;

/**
 * The last column is the label, or the only one of words; x1 and x2 are the first two columns of numbers beside it.
 * @param {Preview} preview @returns {{ x1: string, x2: string, label: string }}
 */
export function guess({ columns, rows }) {
  const isNumber = columns.map((_, column) => rows.some((cells) => NUMBER.test(cells[column] ?? "")));
  const words = columns.filter((_, column) => !isNumber[column]);
  const label = words.length === 1 ? words[0] : columns[columns.length - 1];
  const others = columns.filter((name) => name !== label);
  const numbers = others.filter((name) => isNumber[columns.indexOf(name)]);
  const [x1, x2] = numbers.length < 2 ? others : numbers;
  return { x1, x2, label };
}

/** Whether these are three different columns. @param {{ x1: string, x2: string, label: string }} choice */
export const isChoice = ({ x1, x2, label }) => new Set([x1, x2, label]).size === 3;
