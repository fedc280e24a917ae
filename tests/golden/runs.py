"""Record the runs that the page's "why" messages are tested on: `python -m tests.golden.runs`.

Ten ordinary runs, in which nothing is to be explained, and for each message runs in which it is.
"""

import json
from pathlib import Path
from typing import Any

from app.lab.session.session import Session
from app.lab.settings.config import Config, Settings

RUNS = Path(__file__).with_name("runs.json")
EPOCHS = 300
MEASURED_EVERY = 20
DIGITS = 4
THEN = "then"  # an epoch, and what is changed there
QUIET = 1e-3  # a unit whose weights are all smaller than that hears nothing, see static/js/shell/findings.js


def _net(units: str, activation: str = "tanh", **rest: object) -> dict[str, Any]:
    return {"hidden": [{"units": int(n), "activation": activation} for n in units.split()], **rest}


def _train(rate: float, name: str = "sgd", **rest: object) -> dict[str, Any]:
    return {"optimizer": {"name": name, "learning_rate": rate}, **rest}


def _rate(rate: float) -> dict[str, Any]:
    return {"training": {"optimizer": {"name": "sgd", "learning_rate": rate}}}


ORDINARY: dict[str, dict[str, Any]] = {
    "the default": {},
    "xor": {"data": {"dataset": "xor"}},
    "gaussians": {"data": {"dataset": "gaussians", "noise": 0.1}},
    "moons": {"data": {"dataset": "moons", "noise": 0.1}, "training": _train(0.03)},
    "spiral with adam": {
        "data": {"dataset": "spiral"},
        "network": _net("8 8"),
        "training": _train(0.01, "adam"),
    },
    "rings with relu": {
        "data": {"dataset": "rings"},
        "network": _net("8 8", "relu"),
        "training": _train(0.01, "adam"),
    },
    "blobs": {"data": {"dataset": "blobs", "classes": 4}, "training": _train(0.1)},
    "pinwheel": {"data": {"dataset": "pinwheel", "classes": 3}, "network": _net("8 8"), "training": _train(0.1)},
    "plane": {"data": {"dataset": "plane"}, "training": _train(0.03, loss="squared_error")},
    "bumps": {
        "data": {"dataset": "bumps"},
        "network": _net("8 8"),
        "training": _train(0.01, "adam", loss="squared_error"),
    },
}
TROUBLED: dict[str, dict[str, Any]] = {
    "plateau: a single line against a circle": {"network": _net("1"), "data": {"dataset": "circle"}},
    "short: a rate that is far too small": {
        "data": {"dataset": "spiral"},
        "training": _train(0.00003, batch_size="full"),
    },
    "dead: relu thrown off by a large step": {
        "network": _net("6 4", "relu"),
        "training": _train(3.0, batch_size=10),
        "data": {"dataset": "circle"},
    },
    "dead: every weight starts at zero": {"network": _net("4 2", initializer="zeros")},
    "saturated: steps so large that tanh is driven to its ends": {
        "network": _net("6 4"),
        "training": _train(1.0, "momentum"),
    },
    "silenced: a penalty that leaves tanh nothing to say": {
        "network": _net("4 2"),
        "training": _train(0.03, regularization={"name": "l2", "rate": 0.3}),
    },
    "vanishing: six layers of sigmoid": {"network": _net("4 4 4 4 4 4", "sigmoid")},
    "vanishing: five layers of tanh from small weights": {
        "network": _net("4 4 4 4 4", initializer="uniform", half_width=0.1)
    },
    "shallow: no hidden layer against a circle": {"network": {"hidden": []}},
    "dropout: turned on in a run that had learnt": {
        "data": {"dataset": "spiral"},
        "network": _net("8 8"),
        "training": _train(0.01, "adam"),
        THEN: (200, {"training": {"dropout": 0.5}}),
    },
    "dropout: half of a small network of relu": {
        "network": _net("4 2", "relu"),
        "training": _train(0.1, dropout=0.5),
    },
    "overfitting: many units, few noisy points": {
        "data": {"dataset": "moons", "samples": 60, "noise": 0.6},
        "network": _net("32 32"),
        "training": _train(0.01, "adam"),
    },
    "overfitting: a spiral of 80 noisy points": {
        "data": {"dataset": "spiral", "samples": 80, "noise": 0.5},
        "network": _net("24 24"),
        "training": _train(0.02, "adam"),
    },
    "oscillation: a large rate on a spiral": {
        "data": {"dataset": "spiral"},
        "network": _net("6 6"),
        "training": _train(3.0),
    },
    "oscillation: a large rate on a spiral, with dropout": {
        "data": {"dataset": "spiral"},
        "network": _net("6 6"),
        "training": _train(3.0, dropout=0.2),
    },
    "diverging: a large rate, set in a run that had learnt": {
        "data": {"dataset": "spiral"},
        "network": _net("8 8"),
        "training": _train(0.01, "adam"),
        THEN: (200, _rate(3.0)),
    },
    "diverging: full batches, a rate beyond stability": {
        "data": {"dataset": "plane"},
        "network": _net("8"),
        "training": _train(0.3, batch_size="full", loss="squared_error"),
    },
    "diverging: a penalty that overshoots": {
        "data": {"dataset": "gaussians"},
        "training": _train(1.0, regularization={"name": "l2", "rate": 2.02}),
    },
}


def record(settings: dict[str, Any]) -> dict[str, Any]:
    """Epoch by epoch what the page sees of a run, and the health of its layers from time to time."""
    changed, change = settings.get(THEN, (None, {}))
    beginning = {name: part for name, part in settings.items() if name != THEN}
    session = Session(Config().patched(Settings.model_validate(beginning)))
    epochs: list[list[float | None]] = []
    health: dict[int, list[list[float | None]]] = {}
    for epoch in range(EPOCHS + 1):
        if epoch == changed:
            session.update(Settings.model_validate(change))
        state = session.state
        epochs.append([_short(state.loss.train), _short(state.loss.test), _short(state.accuracy.train)])
        if epoch % MEASURED_EVERY == 0:
            health[epoch] = _health(session)
        if state.diverged is not None or epoch == EPOCHS:
            break
        session.epoch()
        session.advance(None, 1e9, lambda: 0.0)
    training = session.config.training
    return {
        "changed": changed,
        "edited": [mark.change.path for mark in session.run.history.marks],
        "dropout": training.dropout,
        "penalty": training.regularization.rate,
        "hidden": len(session.config.network.hidden),
        "regression": session.config.problem == "regression",
        "stepsPerEpoch": session.steps_in(1),
        "epochs": epochs,
        "health": health,
    }


def _health(session: Session) -> list[list[float | None]]:
    """Of each layer: units, saturated, dead, ‖∂J/∂W‖, ‖ΔW‖ / ‖W‖, and units whose weights are all next to nothing."""
    return [
        [
            layer.units,
            layer.saturated,
            layer.dead,
            _short(layer.gradient_norm),
            _short(layer.update_ratio),
            int((abs(w).max(axis=1) < QUIET).sum()),
        ]
        for layer, w in zip(session.metrics.layers, session.layers[0], strict=True)
    ]


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.{DIGITS}g}")


if __name__ == "__main__":
    runs = {name: record(settings) for name, settings in (ORDINARY | TROUBLED).items()}
    body = ",\n".join(f"{json.dumps(name)}: {json.dumps(run, separators=(',', ':'))}" for name, run in runs.items())
    RUNS.write_text(f"{{\n{body}\n}}\n")
