"""Train from a script: two moons, a moved point, another activation, and a picture of what was learnt.

Start the server with `make run`, then: .venv/bin/python -m examples.train_from_script [URL] [--picture surface.png]
"""

import argparse
from pathlib import Path

from frontiere import Client


def main() -> None:
    """Run the experiment."""
    parser = argparse.ArgumentParser(description="Train a small network on a running Frontière server.")
    parser.add_argument("url", nargs="?", default="http://127.0.0.1:8000", help="the server's address")
    parser.add_argument("--picture", type=Path, default=Path("surface.png"), help="where the picture goes")
    options = parser.parse_args()

    with Client(options.url) as client:
        session = client.session(
            data={"dataset": "moons", "noise": 0.15},
            network={"hidden": [{"units": 6, "activation": "tanh"}, {"units": 4, "activation": "tanh"}]},
            training={"optimizer": {"name": "adam", "learning_rate": 0.03}},
        )
        state = session.train(epochs=60)
        print(f"after {state['epoch']} epochs: {state['accuracy']['test']:.1%} of the test points are right")

        # Drag the first point into the other class, as a hand on the page would, and let the boundary bend.
        session.change_point(0, x=(0.0, -3.0))
        state = session.train(epochs=20)
        print(f"with one point moved: {state['accuracy']['test']:.1%}")

        # Another activation keeps the weights; training goes on from them.
        layers = session.config["network"]["hidden"]
        session.patch(network={"hidden": [layer | {"activation": "relu"} for layer in layers]})
        state = session.train(epochs=60)
        print(f"with relu: {state['accuracy']['test']:.1%}, train loss {state['loss']['train']:.4f}")

        options.picture.write_bytes(session.surface_png(resolution=200))
        print(f"the boundary is drawn in {options.picture}")
        session.delete()


if __name__ == "__main__":
    main()
