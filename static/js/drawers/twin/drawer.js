/**
 * The twin: a second network on the same points with one thing different, at the same epoch as the first. The server
 * ties the two (docs/decisions); the page shows the twin's plane and feature space, and its curve in the loss chart.
 */

import { createTwin, deleteSession, streamAddress } from "../../net/api.js";
import { errorMessage } from "../../lib/error-message.js";
import { element, setText } from "../../lib/dom.js";
import { decodeFrame } from "../../net/frame.js";
import { integer, loss as lossText, percent } from "../../lib/format.js";
import { inStepsOf } from "../../model/loss-history.js";
import { createFrameLoop } from "../../state/frame-loop.js";
import { absorb } from "../../state/absorb.js";
import { setting } from "../../state/settings.js";
import { createStore } from "../../state/store.js";
import { createStream } from "../../net/stream.js";
import { STRIDE } from "../../model/loss-history.js";
import { differencesToTry } from "./differences.js";
import { createFeaturesView } from "../../panels/feature-space/view.js";
import { createLossView } from "../../panels/loss/view.js";
import { createPlaneView } from "../../panels/plane/view.js";

/** What the twin's views share with the first's. @type {import("../../types.js").Key[]} */
const SHARED = ["theme", "showTest", "discretise", "ringWrong", "hover", "drag", "selection", "cell"];

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createTwinPanel(root, context) {
  const { store, send, t, ids } = context;
  root.classList.add("twin");
  /** @type {{ id: string, close: () => void } | null} */
  let twin = null;
  /** Both curves, where the drawer lies over the chart. @type {import("../../types.js").View | null} */
  let chart = null;
  let starting = false, offered = "";
  const kind = element("select", { "aria-label": t("What is different"), onchange: () => offer(true) });
  const value = element("select", { "aria-label": t("How it is different") });
  const start = element("button", { class: "strong", onclick: () => void open() }, t("Start both"));
  const form = element(
    "div",
    { class: "form", "data-edits": true },
    element(
      "p",
      { class: "quiet" },
      t("A second network learns beside this one: the same points, the same seed, one thing different. Both start anew and stay at the same epoch."),
    ),
    element("div", { class: "pair" }, kind, value, start),
  );
  const stage = element("div", { class: "stage-twin" });
  root.append(form, stage);

  const choices = () => differencesToTry(store.state, t);
  /** Fill the menus with what can be different now. @param {boolean} [again] */
  const offer = (again = false) => {
    const found = choices(), text = JSON.stringify(found);
    if (text === offered && !again) return;
    offered = text;
    const [one, other] = [kind.value, value.value];
    kind.replaceChildren(...found.map(({ name, title }) => element("option", { value: name }, title)));
    if (found.some(({ name }) => name === one)) kind.value = one;
    const values = found.find(({ name }) => name === kind.value)?.values ?? [];
    value.replaceChildren(...values.map(({ title }, i) => element("option", { value: i }, title)));
    if (!again && other !== "" && Number(other) < values.length) value.value = other;
  };

  const open = async () => {
    const id = ids()?.id;
    const choice = choices().find(({ name }) => name === kind.value);
    const chosen = choice?.values[Number(value.value)];
    if (!id || !choice || !chosen || starting) return;
    starting = true;
    try {
      const running = store.state.frame?.state.running;
      const session = await createTwin(id, chosen.patch);
      twin?.close();
      twin = show(String(session.id), `${choice.title}: ${chosen.title}`);
      await send({ type: "reset" });
      if (running) await send({ type: "play" });
    } catch (error) {
      store.set({ message: errorMessage(error) });
    } finally {
      starting = false;
    }
  };

  /** @param {string} id @param {string} title */
  const show = (id, title) => {
    const own = createStore({
      ...store.state,
      frame: null,
      previous: null,
      received: 0,
      interval: 0,
      history: new Float64Array(),
      pinned: null,
      behind: null,
      twinCurve: null,
      showInputGradients: false,
      features: { layer: -1, units: [0, 1] },
    });
    const figures = element("p", { class: "figures-twin" });
    const both = element("div", { class: "both" });
    const plane = element("div", { class: "plane" }), space = element("div", { class: "space" });
    plane.setAttribute("role", "img");
    plane.setAttribute("aria-label", t("The twin's output"));
    space.setAttribute("role", "img");
    space.setAttribute("aria-label", t("The twin's feature space"));
    stage.replaceChildren(
      element(
        "div",
        { class: "about" },
        element("h2", {}, t("Twin")),
        element("strong", {}, title),
        figures,
        element("button", { class: "boxed", onclick: () => close() }, t("Close the twin")),
      ),
      both,
      plane,
      space,
    );
    chart = createLossView(both, context);
    const schedule = createFrameLoop(own);
    const inner = /** @type {import("../../types.js").Context} */ ({
      ...context,
      store: own,
      send: (command) => stream.send(command),
    });
    schedule.add(createPlaneView(plane, inner));
    schedule.add(createFeaturesView(space, inner));
    let looked = "";
    const look = () => {
      const seen = store.state.drawer === "twin" && !document.hidden;
      const command = {
        type: "view",
        surface: seen ? { resolution: Math.min(80, Number(setting(store.state, "view.resolution"))) } : null,
        neurons: null,
        features: seen ? { layer: -1, units: [0, 1] } : null,
      };
      if (JSON.stringify(command) === looked) return;
      looked = JSON.stringify(command);
      stream.send(command).catch(() => looked = "");
    };
    const stream = createStream({
      url: streamAddress(id, location),
      onFrame(bytes) {
        const frame = decodeFrame(bytes);
        own.set(absorb(own.state, frame, performance.now()));
        const { epoch, loss, accuracy } = frame.state;
        const spe = store.state.frame?.state.steps_per_epoch ?? 1;
        const curve = inStepsOf(own.state.history, spe),
          now = Float64Array.of(
            epoch * spe,
            epoch,
            loss.train ?? NaN,
            loss.test ?? NaN,
          );
        const whole = new Float64Array(curve.length + STRIDE);
        whole.set(curve);
        whole.set(now, curve.length);
        store.set({ twinCurve: curve.length && epoch * spe > curve[curve.length - STRIDE] ? whole : curve });
        setText(
          figures,
          [
            t("epoch {epoch}", { epoch: integer(epoch) }),
            t("train {loss}", { loss: lossText(loss.train) }),
            loss.test === null ? "" : t("test {loss}", { loss: lossText(loss.test) }),
            percent(accuracy.test ?? accuracy.train, 1),
          ].filter(Boolean).join(" · "),
        );
      },
      onConnection(connection) {
        looked = "";
        if (connection === "live") look();
        if (connection === "gone") close();
      },
    });
    const follow = store.subscribe((changed) => {
      const shared = SHARED.filter((key) => changed.has(key));
      if (shared.length) own.set(Object.fromEntries(shared.map((key) => [key, store.state[key]])));
      look();
    });
    const leave = () => void deleteSession(id).catch(() => {});
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", look);
    let closed = false;
    const close = () => {
      if (closed) return;
      closed = true;
      leave();
      follow();
      removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", look);
      stream.close();
      schedule.destroy();
      chart?.destroy();
      chart = null;
      stage.replaceChildren();
      store.set({ twinCurve: null });
      twin = null;
    };
    return { id, close };
  };

  return {
    draw(state, changed, now) {
      chart?.draw(state, changed, now);
      if (["config", "wanted", "drawer"].some((key) => changed.has(/** @type {any} */ (key)))) offer();
    },
    destroy() {
      twin?.close();
      root.replaceChildren();
    },
  };
}
