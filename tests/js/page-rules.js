/// <reference lib="deno.unstable" />
/**
 * The rules of static/js, as a plugin of `deno lint`: imports between the folders run one way, views draw and do nothing
 * else, functions are short.
 */

/** Most lines of a function. */
const LINES = 120;

/** The folders from the bottom up: a module may import from those below its own, and from its own. */
const LADDER = [["lib"], ["state"], ["model"], ["net", "draw"], ["ui"], ["panels"], ["drawers", "export"], [
  "shell",
]];
/** Folders in which each folder is an island. */
const ISLANDS = ["panels", "drawers"];
/** Above all folders. */
const TOP = ["main.js", "types.js"];
/** What is loaded when it is first opened is named by one module only, in an `import()`. */
const LATER =
  /^(drawers\/index\.js>drawers\/[^/]+\/[^/]*drawer|shell\/export-button\.js>export\/dialog|shell\/spaces\.js>shell\/image-rooms)\.js$/;

/** The path within static/js, or null. @param {string} file */
const pathOf = (file) => file.replaceAll("\\", "/").split("/static/js/").at(1) ?? null;

/** The parts of a path that a rule speaks of: its folder, and the island within it. @param {string} path */
function placeOf(path) {
  const [folder, island] = path.split("/");
  return { folder, island: ISLANDS.includes(folder) && path.split("/").length > 2 ? island : null };
}

/** @param {string} folder */
const heightOf = (folder) =>
  TOP.includes(folder) ? LADDER.length : LADDER.findIndex((rung) => rung.includes(folder));

/** The path that an import of a module leads to. @param {string} from @param {string} to */
const resolve = (from, to) => new URL(to, `file:///${from}`).pathname.slice(1);

/**
 * What is wrong with an import, or null.
 * @param {string} from @param {string} to both within static/js @param {"static" | "dynamic" | "type"} kind
 */
export function breachOf(from, to, kind) {
  if (from === "types.js" || to === "types.js") return null;
  const a = placeOf(from), b = placeOf(to);
  if (LATER.test(`${from}>${to}`)) {
    return kind === "static" ? `${to} is loaded by import(), when it is wanted` : null;
  }
  if (a.folder === b.folder) {
    return a.island !== b.island ? `${from} and ${to} are islands: what they share lies below` : null;
  }
  return heightOf(a.folder) > heightOf(b.folder) ? null : `${a.folder} may not import from ${b.folder}`;
}

/** A name in a call: f(), a.f(). @param {any} callee */
const nameOf = (callee) => callee.type === "MemberExpression" ? callee.property.name : callee.name;

/**
 * What a module does that is not drawing: it changes the state, commands, or listens.
 * @param {any} call
 */
function deedOf({ callee }) {
  const name = nameOf(callee), of = callee.type === "MemberExpression" ? callee.object : null;
  if (name === "addEventListener") return "listens";
  if (name === "set" && (of?.name === "store" || of?.property?.name === "store")) return "changes the state";
  if (["act", "send", "update"].includes(name) && (!of || of.name === "context")) return "commands";
  return null;
}

/** @type {Deno.lint.Plugin} */
export default {
  name: "page",
  rules: {
    "one-way": {
      create(context) {
        const from = pathOf(context.filename);
        if (from === null) return {};
        /** @param {any} node @param {string} text @param {"static" | "dynamic" | "type"} kind */
        const look = (node, text, kind) => {
          const breach = text.startsWith(".") ? breachOf(from, resolve(from, text), kind) : null;
          if (breach) context.report({ ...node, message: breach });
        };
        return {
          Program(node) {
            if (heightOf(placeOf(from).folder) < 0) {
              context.report({ node, message: `${from}: a module stands in one of the folders` });
            }
            // Types are imported in comments.
            for (
              const { 0: found, 1: to, 2: tag, index } of context.sourceCode.text.matchAll(
                /import\("([^"]+)"\)\.[A-Z]|@import \{[^}]*\} from "([^"]+)"/g,
              )
            ) {
              look({ range: [index, index + found.length] }, to ?? tag, "type");
            }
          },
          ImportDeclaration: (node) => look({ node }, node.source.value, "static"),
          ExportNamedDeclaration: (node) => node.source && look({ node }, node.source.value, "static"),
          ImportExpression: (node) =>
            node.source.type === "Literal" && look({ node }, String(node.source.value), "dynamic"),
        };
      },
    },
    "views-draw": {
      create(context) {
        const path = pathOf(context.filename);
        if (path === null || !/^(panels|drawers|draw)\//.test(path)) return {};
        let view = path.endsWith("/view.js");
        /** @param {any} node @param {string | null} deed */
        const report = (node, deed) => {
          if (view && deed) context.report({ node, message: `a view draws; ${path} ${deed}` });
        };
        return {
          ImportSpecifier(node) {
            view ||= node.local.name === "createStack";
          },
          CallExpression: (node) => report(node, deedOf(node)),
          // element("button", { onclick: … })
          Property: (node) =>
            report(node, "name" in node.key && /^on[a-z]+$/.test(node.key.name) ? "listens" : null),
        };
      },
    },
    "short-functions": {
      create(context) {
        const path = pathOf(context.filename);
        if (path === null) return {};
        /** @param {any} node */
        const measure = (node) => {
          const lines = context.sourceCode.text.slice(...node.range).split("\n").length;
          const name = node.id?.name ?? node.parent.id?.name ?? node.parent.key?.name ?? "a function";
          if (lines <= LINES) return;
          context.report({ node, message: `${name} has ${lines} lines; ${LINES} is the most` });
        };
        return {
          FunctionDeclaration: measure,
          FunctionExpression: measure,
          ArrowFunctionExpression: measure,
        };
      },
    },
  },
};
