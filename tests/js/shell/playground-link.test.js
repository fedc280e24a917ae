import { assertEquals } from "../assert.js";
import { assertThrows } from "../throws.js";
import { fromPlayground } from "../../../static/js/shell/playground-link.js";

const LINK =
  "https://playground.tensorflow.org/#activation=relu&regularization=L2&batchSize=12&dataset=spiral" +
  "&regDataset=reg-gauss&learningRate=0.1&regularizationRate=0.003&noise=15&networkShape=8,6,2&seed=0.41278" +
  "&showTestData=true&discretize=true&percTrainData=70&x=true&y=false&xTimesY=true&xSquared=false&ySquared=false" +
  "&cosX=false&sinX=true&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false";

Deno.test("a link of the playground becomes the same setup", () => {
  const { settings, discretise, showTest, differences } = fromPlayground(LINK);
  assertEquals(settings, {
    data: { dataset: "spiral", samples: 500, noise: 0.15, test_fraction: 0.3, seed: 41278 },
    network: {
      features: ["x1", "x1*x2", "sin(x1)"],
      hidden: [8, 6, 2].map((units) => ({ units, activation: "relu" })),
      initializer: "uniform",
      half_width: 0.5,
      seed: 41278,
    },
    training: {
      loss: "squared_error",
      optimizer: { name: "sgd", learning_rate: 0.1 },
      batch_size: 12,
      regularization: { name: "l2", rate: 0.003 },
    },
  });
  assertEquals([discretise, showTest], [true, true]);
  assertEquals(differences.length, 3);
});

Deno.test("what the link leaves out is the playground's own default", () => {
  /** @type {any} */
  const settings = fromPlayground("playground.tensorflow.org").settings;
  assertEquals([settings.data.dataset, settings.data.test_fraction], ["circle", 0.5]);
  assertEquals(settings.network.features, ["x1", "x2"]);
  assertEquals(settings.network.hidden, [{ units: 4, activation: "tanh" }, { units: 2, activation: "tanh" }]);
});

Deno.test("a regression has its own data set and its own differences", () => {
  const { settings, differences } = fromPlayground(
    "https://playground.tensorflow.org/#problem=regression&regDataset=reg-gauss&regularization=L1&networkShape=&seed=",
  );
  /** @type {any} */
  const { data, network } = settings;
  assertEquals([data.dataset, network.hidden, data.seed], ["bumps", [], 0]);
  assertEquals(differences.length, 3);
});

Deno.test("nonsense in a link falls back, and other addresses are refused", () => {
  /** @type {any} */
  const settings = fromPlayground(
    "https://playground.tensorflow.org/#learningRate=x&noise=900&batchSize=-3&networkShape=a,-1,900&dataset=constructor",
  ).settings;
  assertEquals(settings.training.optimizer.learning_rate, 0.03);
  assertEquals([settings.data.noise, settings.training.batch_size], [0.8, 1]);
  assertEquals(settings.network.hidden, [{ units: 64, activation: "tanh" }]);
  for (const link of ["", "hello", "https://example.org/#seed=1"]) {
    assertThrows(() => fromPlayground(link), "no link of playground");
  }
});

/** What the link of these flags differs in, besides what every link does. @param {string} flags */
const differencesOf = (flags) =>
  fromPlayground(`https://playground.tensorflow.org/#${flags}`).differences
    .filter((text) => !/seed|sigmoid|Noise is measured/.test(text));

Deno.test("every flag of a link is honoured, or named among the differences", () => {
  assertEquals(differencesOf(LINK.split("#")[1]), []);
  assertEquals(differencesOf("playButton_hide=true&noise_hide=true&dataset_hide=false"), [
    "Controls that the link hides are shown here (playButton, noise); “Hide and embed” hides whole parts.",
  ]);
  assertEquals(differencesOf("networkShape=1,2,3,4,5,6,7,8,9,10"), [
    "There are 8 hidden layers at most here, not 10: the last ones are left out.",
  ]);
  assertEquals(differencesOf("networkShape=100"), ["A layer has 64 units at most here."]);
  assertEquals(differencesOf("noise=90&percTrainData=1"), [
    "noise is 80 here, not 90.",
    "percTrainData is 10 here, not 1.",
  ]);
  assertEquals(differencesOf("dataset=moons&tutorial=spiral"), [
    "dataset is circle here, not moons.",
    "“tutorial=spiral” is not known here.",
  ]);
});

Deno.test("noise beyond the slider and a large training share are taken as they are", () => {
  /** @type {any} */
  const { data } = fromPlayground("https://playground.tensorflow.org/#noise=70&percTrainData=99").settings;
  assertEquals([data.noise, data.test_fraction], [0.7, 0.01]);
});
