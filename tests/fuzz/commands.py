"""Random commands: most of them within the limits, some just beside them, some no commands at all."""

import json
import random
from collections.abc import Callable
from typing import Any

from app.data import DATASETS, FEATURES
from app.nn import ACTIVATIONS, CONNECTIONS, INITIALIZERS, LOSSES, OPTIMIZERS, REGULARIZATIONS, SCHEDULES

POINTS = 40  # sessions are small, so that there can be many commands


class Commands:
    """Commands drawn from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._kinds: dict[Callable[[], dict[str, Any]], int] = {
            self._update: 30,
            self._points: 20,
            self._view: 8,
            self._weight: 8,
            self._damage: 6,
            self._train: 12,
            self._travel: 12,
            self._begin: 4,
        }

    def message(self, seq: int) -> str | bytes:
        """One message to the stream; it carries `seq` where it is JSON."""
        if self.random.random() < 0.02:
            return self._one([b"\xff\xfe", "{", "[]", "null", '{"type": "play"', self.random.randbytes(40)])
        command = self.command() | {"seq": seq}
        if self.random.random() < 0.05:
            command[self._one(["type", "x", "y", "index", "indices", "count", "config", "setup", "step"])] = (
                self._wrong()
            )
        return json.dumps(command)

    def command(self) -> dict[str, Any]:
        """One command, or what looks very much like one."""
        command = self.random.choices(list(self._kinds), list(self._kinds.values()))[0]()
        if self.random.random() < 0.1:
            command["stroke"] = self.random.randrange(3)
        return command

    def settings(self, *parts: str) -> dict[str, Any]:
        """Any part of a configuration."""
        made = {"data": self._data, "network": self._network, "training": self._training, "view": self._display}
        chosen = parts or self.random.sample(list(made), self._one([1, 1, 1, 2, 3]))
        return {part: made[part]() for part in chosen}

    def points(self, count: int) -> dict[str, Any]:
        """So many points."""
        points: dict[str, Any] = {
            "x": [self._place() for _ in range(count)],
            "y": [self._label() for _ in range(count)],
        }
        if self.random.random() < 0.3:
            points["split"] = [self._one(["train", "test"]) for _ in range(count)]
        return points

    def _update(self) -> dict[str, Any]:
        return {"type": "update", "config": self.settings()}

    def _begin(self) -> dict[str, Any]:
        setup = self.settings(*self.random.sample(["network", "training"], 1), "data")
        setup["data"].setdefault("samples", POINTS)
        if self.random.random() < 0.3:
            setup["points"] = self.points(self.random.randrange(1, POINTS))
        if self.random.random() < 0.3:
            setup["weights"] = [self._layer(2, 3), self._layer(3, self._one([1, 1, 2, 3]))]
            setup["step"] = self.random.randrange(1000)
        return {"type": "begin", "setup": setup}

    def _points(self) -> dict[str, Any]:
        indices = [self._index() for _ in range(self._one([1, 1, 2, 5, POINTS]))]
        return self._one(
            [
                lambda: {"type": "move_point", "index": self._index(), "x": self._place()},
                lambda: {"type": "move_points", "indices": indices, "x": [self._place() for _ in indices]},
                lambda: {"type": "add_points", **self.points(self.random.randrange(1, 4))},
                lambda: {"type": "remove_points", "indices": indices},
                lambda: {"type": "relabel", "indices": indices, "y": self._label()},
                lambda: {"type": "set_split", "indices": indices, "split": self._one(["train", "test"])},
            ]
        )()

    def _view(self) -> dict[str, Any]:
        layer = self.random.randrange(-1, 5)
        features = {
            "layer": layer,
            "units": self._one([[0, 1], [0, 1, 2], [5, 0]]),
            "projection": self._one(["units", "principal"]),
            "mesh": self._one([5, 9]),
        }
        return {
            "type": "view",
            "surface": self._one([None, {"resolution": 12}, {"resolution": 10, "layer": abs(layer), "unit": 1}]),
            "neurons": self._one([None, {"resolution": 8}]),
            "features": self._one([None, features]),
            "stages": self._one([None, None, {"mesh": 5}]),
            "metrics": self.random.random() < 0.3,
            "input_gradients": self.random.random() < 0.3,
        }

    def _weight(self) -> dict[str, Any]:
        place = {"layer": self.random.randrange(1, 5), "row": self.random.randrange(5)}
        value = self._one([0.0, self.random.gauss(0, 1), 1e6, -1e6])
        return {"type": "set_weight", **place, "column": self._one([None, 0, 1, 4]), "value": value}

    def _damage(self) -> dict[str, Any]:
        seed = self.random.randrange(3)
        return self._one(
            [
                {"type": "add_noise", "strength": self._one([0.0, 0.1, 2.0]), "seed": seed},
                {"type": "quantise", "bits": self._one([2, 4, 8])},
                {"type": "flip_labels", "share": self._one([0.0, 0.3, 1.0]), "seed": seed},
            ]
        )

    def _train(self) -> dict[str, Any]:
        count = self._one([1, 2, 10, 1_000_000])
        return self._one([{"type": "play"}, {"type": "pause"}, {"type": "step", "count": count}, {"type": "epoch"}])

    def _travel(self) -> dict[str, Any]:
        seek = {"type": "seek", "step": self._one([0, self.random.randrange(300), 2**53])}
        return self._one([{"type": "undo"}, {"type": "undo"}, {"type": "redo"}, {"type": "reset"}, seek])

    def _data(self) -> dict[str, Any]:
        samples = self.random.randrange(2, POINTS)
        found = self._some(
            dataset=self._one(list(DATASETS)),
            samples=samples,
            noise=self.random.random(),
            classes=self.random.randrange(2, 6),
            test_fraction=self._one([0.0, 0.5, 0.9]),
            seed=self.random.randrange(5),
        )
        if "dataset" in found and DATASETS[found["dataset"]].draw is not None:
            found["samples"] = samples  # without it there are as many images as there can be
        return found

    def _network(self) -> dict[str, Any]:
        hidden = [
            self._some(units=self.random.randrange(1, 6), activation=self._one(list(ACTIVATIONS)))
            for _ in range(self._one([0, 1, 2, 2, 3]))
        ]
        return self._some(
            features=self.random.sample(list(FEATURES), self._one([1, 2, 2, len(FEATURES)])),
            hidden=hidden,
            connections=self._one(list(CONNECTIONS)),
            gamma=self._one([0.0, 0.95]),
            initializer=self._one(list(INITIALIZERS)),
            half_width=self._one([0.001, 10.0]),
            seed=self.random.randrange(5),
            silenced_units=self._one([[], [[1, 0]], [[1, 1], [2, 0]]]),
            layers_without_bias=self._one([[], [1], [2, 1]]),
        )

    def _training(self) -> dict[str, Any]:
        optimizer = self._some(
            name=self._one(list(OPTIMIZERS)),
            learning_rate=10.0 ** self.random.randrange(-4, 3),
            momentum=self._one([0.0, 0.9, 0.9999]),
            beta_1=self._one([0.0, 0.9]),
            weight_decay=self._one([0.0, 1.0]),
        )
        stop = self._one([{}, {"epochs": 3}, {"train_loss": 0.5}, {"patience": 1}, {"test_accuracy": 0.5}])
        return self._some(
            optimizer=optimizer,
            loss=self._one(list(LOSSES)),
            batch_size=self._one([1, 7, 5000, "full"]),
            regularization=self._some(name=self._one(list(REGULARIZATIONS)), rate=self._one([0.0, 0.1, 10.0])),
            schedule=self._some(name=self._one(list(SCHEDULES)), factor=self._one([0.0, 0.9]), epochs=2, floor=100.0),
            dropout=self._one([0.0, 0.0, 0.9]),
            clip_norm=self._one([None, 1e-6, 1.0]),
            frozen_layers=self._one([[], [1], [2]]),
            frozen_weights=self._one([[], [[1, 0, 0]], [[1, 0, None], [2, 0, 0]]]),
            stop=stop,
            shuffle=self.random.random() < 0.5,
            dtype=self._one(["float32", "float64"]),
        )

    def _display(self) -> dict[str, Any]:
        return self._some(fps=self._one([1, 60]), epochs_per_second=self._one([None, 0.01, 10_000.0]), resolution=10)

    def _some(self, **fields: Any) -> dict[str, Any]:
        """Some of the fields."""
        return {name: fields[name] for name in self.random.sample(list(fields), self.random.randint(1, len(fields)))}

    def _layer(self, inputs: int, units: int) -> dict[str, Any]:
        weights = [[self.random.gauss(0, 1) for _ in range(inputs)] for _ in range(units)]
        return {"W": weights, "b": [0.0] * units}

    def _index(self) -> int:
        return self.random.randrange(POINTS)

    def _place(self) -> list[float]:
        wide = self._one([6.0, 6.0, 6.0, 1e6, 1e-300])
        return [self.random.uniform(-wide, wide), self.random.uniform(-6.0, 6.0)]

    def _label(self) -> float:
        return self._one([0, 1, 0, 1, 0, 1, 2, 5, 0.5, -1e6])

    def _wrong(self) -> Any:
        return self._one([None, -1, 1e308, "play", "", [], {}, [[0, 0]], True, 2**70, {"data": {"dataset": "none"}}])

    def _one(self, choices: list[Any]) -> Any:
        return self.random.choice(choices)
