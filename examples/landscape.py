"""The landscape of J: train a network, and draw J over the two directions in which its weights went most.

Start the server with `make run`, then: .venv/bin/python -m examples.landscape [URL] [--picture landscape.png]
"""

import argparse
from pathlib import Path

import numpy as np

from frontiere import Client


def main() -> None:
    """Train, look around, draw."""
    parser = argparse.ArgumentParser(
        description="Draw the landscape that a training on a Frontière server went through."
    )
    parser.add_argument("url", nargs="?", default="http://127.0.0.1:8000", help="the server's address")
    parser.add_argument("--picture", type=Path, default=Path("landscape.png"), help="where the picture goes")
    options = parser.parse_args()

    with Client(options.url) as client:
        session = client.session(data={"dataset": "moons", "noise": 0.15}, training={"batch_size": "full"})
        state = session.train(epochs=300)
        print(f"after {state['epoch']} epochs J is {state['loss']['train']:.4f}")

        # The principal directions of the path: of all planes, the one in which the weights moved most.
        for seen in session.landscape_progress("path", resolution=41):
            known = np.isfinite(seen.values).all(axis=1).sum()
            print(f"\r{known} of {len(seen.values)} rows", end="")
        shares = [axis.share for axis in (seen.first, seen.second) if axis and axis.share is not None]
        print(f"\rthe plane holds {sum(shares):.1%} of the path; J in it is {np.nanmin(seen.values):.4f} at least")

        options.picture.write_bytes(session.landscape_png("path", resolution=41))
        print(f"the landscape is drawn in {options.picture}")
        session.delete()


if __name__ == "__main__":
    main()
