import { assert, assertEquals } from "../assert.js";
import {
  createStream,
  Disconnected,
  FIRST_PAUSE,
  LONGEST_PAUSE,
  PATIENCE,
} from "../../../static/js/net/stream.js";
import { BEAT, OPENING, SILENT } from "../../../static/js/net/heartbeat.js";
import { rejection } from "../throws.js";

/** A server and a clock that do what the test says. @param {number} [luck] what random() gives */
function stage(luck = 1) {
  /** @type {any[]} */
  const sockets = [];
  /** @type {Map<number, { callback: () => void, after: number }>} */
  const timers = new Map();
  /** @type {string[]} */
  const connections = [];
  /** @type {ArrayBuffer[]} */
  const frames = [];
  let made = 0;
  const stream = createStream({
    url: "ws://host/stream",
    onFrame: (bytes) => frames.push(bytes),
    onConnection: (connection) => connections.push(connection),
    random: () => luck,
    timers: {
      set: (callback, after) => (timers.set(++made, { callback, after }), made),
      clear: (timer) => void timers.delete(timer),
    },
    connect: () => {
      const socket = {
        sent: /** @type {any[]} */ ([]),
        closed: false,
        binaryType: "",
        readyState: 1,
        onopen: /** @type {any} */ (null),
        onclose: /** @type {any} */ (null),
        onmessage: /** @type {any} */ (null),
        send: (/** @type {string} */ text) => void socket.sent.push(JSON.parse(text)),
        close: () => void (socket.closed = true),
      };
      sockets.push(socket);
      return socket;
    },
  });
  return {
    stream,
    sockets,
    timers,
    connections,
    frames,
    socket: () => sockets[sockets.length - 1],
    /** Let the one timer of this length ring. @param {number} after */
    ring(after) {
      for (const [number, timer] of timers) {
        if (timer.after !== after) continue;
        timers.delete(number);
        timer.callback();
        return;
      }
      throw new Error(`no timer of ${after} ms among ${[...timers.values()].map((timer) => timer.after)}`);
    },
  };
}

Deno.test("commands are numbered, and each ack resolves its own", async () => {
  const { stream, socket } = stage();
  socket().onopen();
  const play = stream.send({ type: "play" }), pause = stream.send({ type: "pause" });
  assertEquals(socket().sent, [{ type: "play", seq: 1 }, { type: "pause", seq: 2 }]);
  socket().onmessage({ data: '{"type": "ack", "seq": 2, "revision": 7}' });
  socket().onmessage({ data: '{"type": "ack", "seq": 1, "revision": 6}' });
  assertEquals([(await play).revision, (await pause).revision], [6, 7]);
});

Deno.test("a refusal rejects with the server's sentence and leaves the connection alone", async () => {
  const { stream, socket, connections } = stage();
  socket().onopen();
  const update = rejection(stream.send({ type: "update", config: {} }));
  socket().onmessage({ data: '{"type": "error", "seq": 1, "detail": "units must be 64 or less"}' });
  assertEquals((await update).message, "units must be 64 or less");
  assertEquals(connections, ["live"]);
});

Deno.test("binary messages are frames; texts that are no answer are passed over", () => {
  const { socket, frames } = stage();
  socket().onopen();
  assertEquals(socket().binaryType, "arraybuffer");
  const bytes = new ArrayBuffer(4);
  socket().onmessage({ data: bytes });
  for (const data of ["no json", "null", "5", '{"type": "ack", "seq": 99}']) socket().onmessage({ data });
  assert(frames.length === 1 && frames[0] === bytes);
});

Deno.test("without a connection a command is refused at once", async () => {
  const { stream } = stage();
  assert(await rejection(stream.send({ type: "play" })) instanceof Disconnected);
});

Deno.test("a lost connection rejects what was unanswered and comes back by itself", async () => {
  const { stream, socket, sockets, connections, ring, timers } = stage();
  socket().onopen();
  const play = rejection(stream.send({ type: "play" }));
  socket().onclose({ code: 1006 });
  assert(await play instanceof Disconnected);
  assertEquals([...timers.values()].map(({ after }) => after), [FIRST_PAUSE]);
  ring(FIRST_PAUSE);
  sockets[1].onopen();
  assertEquals(connections, ["live", "lost", "live"]);
});

Deno.test("pauses double up to five seconds, and begin anew after a success", () => {
  const { socket, timers, ring } = stage();
  /** @type {number[]} */
  const pauses = [];
  for (let attempt = 0; attempt < 7; attempt++) {
    socket().onclose({ code: 1006 });
    const [{ after }] = timers.values();
    pauses.push(after);
    ring(after);
  }
  assertEquals(pauses, [250, 500, 1000, 2000, 4000, LONGEST_PAUSE, LONGEST_PAUSE]);
  socket().onopen();
  socket().onclose({ code: 1006 });
  assertEquals([...timers.values()][0].after, FIRST_PAUSE);
});

Deno.test("pauses are drawn by lot between the half and the whole, never under the first", () => {
  const { socket, timers, ring } = stage(0);
  /** @type {number[]} */
  const pauses = [];
  for (let attempt = 0; attempt < 4; attempt++) {
    socket().onclose({ code: 1006 });
    const [{ after }] = timers.values();
    pauses.push(after);
    ring(after);
  }
  assertEquals(pauses, [250, 250, 500, 1000]);
});

Deno.test("waking tries at once, and does nothing while there is a connection", () => {
  const { stream, socket, sockets, timers } = stage();
  socket().onopen();
  stream.wake();
  assertEquals(sockets.length, 1);
  socket().onclose({ code: 1006 });
  stream.wake();
  assertEquals([sockets.length, [...timers.values()].map(({ after }) => after)], [2, [BEAT]]);
});

Deno.test("a session that is gone and a refused origin end the stream; too many watchers do not", () => {
  for (
    const [code, word, pauses] of /** @type {[number, string, number][]} */ ([
      [4404, "gone", 0],
      [4403, "refused", 0],
      [4429, "full", 1],
    ])
  ) {
    const { socket, connections, timers } = stage();
    socket().onopen();
    socket().onclose({ code });
    assertEquals([connections.at(-1), timers.size], [word, pauses]);
  }
});

Deno.test("a connection that answers nothing for long is dropped and made anew", async () => {
  const { stream, socket, sockets, connections, ring } = stage();
  socket().onopen();
  const play = rejection(stream.send({ type: "play" }));
  ring(PATIENCE);
  assert(await play instanceof Disconnected);
  assertEquals([sockets[0].closed, connections], [true, ["live", "lost"]]);
  sockets[0].onclose?.({ code: 1006 });
  ring(FIRST_PAUSE);
  assertEquals(sockets.length, 2);
});

Deno.test("a closed stream stays closed, says nothing, and leaves no timer behind", async () => {
  const { stream, socket, sockets, connections, timers } = stage();
  socket().onopen();
  const play = rejection(stream.send({ type: "play" }));
  stream.close();
  await play;
  stream.wake();
  assertEquals([sockets.length, sockets[0].closed, connections, timers.size], [1, true, ["live"], 0]);
});

Deno.test("a socket that is closing takes no command", async () => {
  const { stream, socket } = stage();
  socket().onopen();
  socket().readyState = 2;
  assert(await rejection(stream.send({ type: "play" })) instanceof Disconnected);
  assertEquals(socket().sent, []);
});

Deno.test("a silent connection is asked once, and made anew when it stays silent", () => {
  const { socket, sockets, connections, ring, timers } = stage();
  socket().onopen();
  ring(BEAT);
  assertEquals(socket().sent, []);
  ring(BEAT);
  assertEquals(socket().sent, [{ type: "ping" }]);
  for (let beat = 1; beat < SILENT; beat++) ring(BEAT);
  assertEquals([sockets[0].sent.length, sockets[0].closed, connections], [1, true, ["live", "lost"]]);
  assertEquals([...timers.values()].map(({ after }) => after), [FIRST_PAUSE]);
});

Deno.test("any message is a sign of life, and one that talks is not asked", () => {
  const { socket, connections, ring } = stage();
  socket().onopen();
  for (let beat = 0; beat < 10; beat++) {
    socket().onmessage({ data: beat % 2 ? new ArrayBuffer(4) : '{"type": "ack", "seq": 99}' });
    ring(BEAT);
  }
  assertEquals([socket().sent, connections], [[], ["live"]]);
  for (let beat = 0; beat < 10; beat++) {
    ring(BEAT);
    socket().onmessage({ data: '{"type": "pong", "seq": null}' });
    ring(BEAT);
  }
  assertEquals([socket().sent.length, connections], [10, ["live"]]);
});

Deno.test("an opening that takes too long is given up and tried again", () => {
  const { sockets, connections, ring } = stage();
  for (let beat = 0; beat < OPENING; beat++) ring(BEAT);
  assertEquals([sockets[0].closed, sockets[0].sent, connections], [true, [], ["lost"]]);
  ring(FIRST_PAUSE);
  sockets[1].onopen();
  assertEquals(connections, ["lost", "live"]);
});

Deno.test("a page that is seen again asks at once", () => {
  const { stream, socket, connections, ring } = stage();
  socket().onopen();
  stream.wake();
  assertEquals(socket().sent, [{ type: "ping" }]);
  for (let beat = 1; beat < SILENT; beat++) ring(BEAT);
  assertEquals(connections, ["live", "lost"]);
});
