"""A twin: a second session that learns in step with a first, from the same points, with something different."""

from contextlib import suppress

from ..messages import Refusal
from ..session.session import Session
from ..settings.config import Settings


class Twin:
    """Ties a follower to a leader: whatever befalls the leader befalls the follower, at the same epoch.

    The follower's configuration is the leader's with `difference` laid over it, its points are the leader's own,
    and it trains only when the leader does: after every piece of the leader's training, in the same slice, it is
    brought to the same place in the same epoch. It has no pace of its own, so the two cannot drift apart.
    """

    def __init__(self, leader: Session, follower: Session, difference: Settings) -> None:
        self.leader, self.follower = leader, follower
        self._difference = difference

    def keep_up(self) -> None:
        """Bring the follower to the leader's configuration, points and epoch.

        Where the difference no longer fits what the leader has become, the follower stays as it was.
        """
        with suppress(Refusal):
            self.follower.take_setup_from(self.leader.config.patched(self._difference), self.leader.points)
        self.train()

    def train(self) -> None:
        """Train the follower up to where the leader now is."""
        self.follower.train_to(self.leader.run.epochs)
