// A peer that trains as TensorFlow Playground's core does: an object for every node and link, one point after the other,
// derivatives collected until a batch is full. It builds the network of a shape once, then runs as many epochs as each
// line of stdin asks. Its output is a tanh unit, its loss ½ (a − y)² with y = ±1: it knows no other.
import process from "node:process";
import { createInterface } from "node:readline";

const shape = JSON.parse(process.argv[2]);

function tanhSlope(z) {
  const a = Math.tanh(z);
  return 1 - a * a;
}

const tanh = { of: Math.tanh, slope: tanhSlope };
const relu = { of: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0) };
const hidden = { tanh, relu }[shape.activation];

class Link {
  derivatives = 0; // dJ/dw, summed over the points of the batch so far
  constructor(source, target) {
    this.source = source;
    this.target = target;
    this.weight = Math.random() - 0.5;
  }
}

class Node {
  inputs = [];
  outputs = [];
  bias = 0.1;
  z = 0;
  a = 0;
  outputDerivative = 0; // dJ/da
  inputDerivative = 0; // dJ/dz
  derivatives = 0; // dJ/db, summed as those of the links are
  constructor(activation) {
    this.activation = activation;
  }
  activate() {
    this.z = this.bias;
    for (const link of this.inputs) this.z += link.weight * link.source.a;
    this.a = this.activation.of(this.z);
  }
  collect() {
    this.inputDerivative = this.outputDerivative * this.activation.slope(this.z);
    this.derivatives += this.inputDerivative;
    for (const link of this.inputs) link.derivatives += this.inputDerivative * link.source.a;
  }
  passBack() {
    this.outputDerivative = 0;
    for (const link of this.outputs) this.outputDerivative += link.weight * link.target.inputDerivative;
  }
  update(step) {
    this.bias -= step * this.derivatives;
    this.derivatives = 0;
    for (const link of this.inputs) {
      link.weight -= step * link.derivatives;
      link.derivatives = 0;
    }
  }
}

const layers = shape.sizes.map((units, layer) => {
  const activation = layer < shape.sizes.length - 1 ? hidden : tanh;
  return Array.from({ length: units }, () => new Node(activation));
});
for (let layer = 1; layer < layers.length; layer++) {
  for (const source of layers[layer - 1]) {
    for (const target of layers[layer]) {
      const link = new Link(source, target);
      source.outputs.push(link);
      target.inputs.push(link);
    }
  }
}
const [output] = layers.at(-1);

function forward(point) {
  layers[0].forEach((node, index) => (node.a = point[index]));
  for (let layer = 1; layer < layers.length; layer++) {
    for (const node of layers[layer]) node.activate();
  }
}

function backward(target) {
  output.outputDerivative = output.a - target;
  for (let layer = layers.length - 1; layer > 0; layer--) {
    for (const node of layers[layer]) node.collect();
    if (layer > 1) for (const node of layers[layer - 1]) node.passBack();
  }
}

function update(count) {
  for (let layer = 1; layer < layers.length; layer++) {
    for (const node of layers[layer]) node.update(shape.learning_rate / count);
  }
}

function epoch() {
  let collected = 0;
  for (let i = 0; i < shape.points.length; i++) {
    forward(shape.points[i]);
    backward(2 * shape.labels[i] - 1);
    collected++;
    if (collected === shape.batch || i === shape.points.length - 1) {
      update(collected);
      collected = 0;
    }
  }
}

function loss() {
  const errors = shape.points.map((point, i) => {
    forward(point);
    return (output.a - (2 * shape.labels[i] - 1)) ** 2 / 2;
  });
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

createInterface({ input: process.stdin }).on("line", (line) => {
  if (line === "loss") return process.stdout.write(`${loss()}\n`);
  for (let count = Number(line); count > 0; count--) epoch();
  process.stdout.write("done\n");
});
