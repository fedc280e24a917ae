// A ConvNetJS peer: builds the network of a shape once, then runs as many epochs as each line of stdin asks.
const { createInterface } = require("node:readline");
const convnetjs = require(process.argv[2]);
const shape = JSON.parse(process.argv[3]);

const [inputs, ...rest] = shape.sizes;
const classes = Math.max(2, rest.pop());
const layers = [{ type: "input", out_sx: 1, out_sy: 1, out_depth: inputs }];
for (const units of rest) layers.push({ type: "fc", num_neurons: units, activation: shape.activation });
layers.push({ type: "softmax", num_classes: classes });
const network = new convnetjs.Net();
network.makeLayers(layers);
// The released 0.3.0 knows no Adam and would silently fall back to plain gradient descent. Adadelta, which likewise
// keeps two moments of every parameter, is the nearest that it has.
const method = shape.optimizer === "adam" ? "adadelta" : shape.optimizer;
const trainer = new convnetjs.Trainer(network, {
  method,
  learning_rate: shape.learning_rate,
  momentum: 0,
  l2_decay: 0,
  batch_size: shape.batch,
  eps: 1e-8,
});
const points = shape.points.map((point) => new convnetjs.Vol(point));

createInterface({ input: process.stdin }).on("line", (line) => {
  for (let epoch = 0; epoch < Number(line); epoch++) {
    for (let i = 0; i < points.length; i++) trainer.train(points[i], shape.labels[i]);
  }
  process.stdout.write("done\n");
});
