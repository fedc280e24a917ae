"""A twin: a second session that learns in step with a first, from the same points, with something different."""

from collections.abc import Callable
from contextlib import suppress

from ..messages import Refusal
from ..session.session import Session
from ..settings.config import Config, Settings


def differing(config: Config, difference: Settings) -> Config:
    """A leader's configuration with a twin's difference laid over it; Refusal where that does not fit."""
    if "data" in difference.model_fields_set:
        raise Refusal("a twin learns from the same points; its data cannot be different")
    return config.patched(difference)


class Twin:
    """Ties a follower to a leader: whatever befalls the leader befalls the follower, at the same epoch.

    The follower's configuration is the leader's with `difference` laid over it, its points are the leader's own,
    and it trains only in the leader's time: after every piece of the leader's training it is brought to the same
    place in the same epoch, and where that takes longer than a slice the leader waits. The two cannot drift apart.
    """

    def __init__(self, leader: Session, follower: Session, difference: Settings) -> None:
        self.leader, self.follower = leader, follower
        self._difference = difference

    def keep_up(self) -> None:
        """Bring the follower to the leader's configuration, points and epoch.

        Where the difference no longer fits what the leader has become, the follower stays as it was.
        """
        self._share_setup()
        self.follower.go_back_to(self.leader.run.epochs)
        self._share_setup()  # the checkpoint gone back to has the settings and the points of its time

    def _share_setup(self) -> None:
        with suppress(Refusal):
            config = differing(self.leader.config, self._difference)
            self.follower.take_setup_from(config, self.leader.points, self.leader.stroke)

    @property
    def behind(self) -> bool:
        """Whether the follower still has to learn to be where the leader is."""
        return self.follower.run.diverged is None and self.follower.run.steps_to(self.leader.run.epochs) > 0

    def catch_up(self, seconds: float, clock: Callable[[], float]) -> None:
        """Bring the follower nearer to where the leader is, for no longer than about `seconds`."""
        self.follower.train_to(self.leader.run.epochs, seconds, clock)
