"""The edits of a session, to be undone and redone."""

from dataclasses import dataclass

from ..messages import Refusal
from ..settings import limits
from ..training.checkpoints import Checkpoint, nbytes
from ..training.loss_history import Curve


@dataclass(frozen=True, eq=False)
class Edit:
    """The session on the other side of an edit.

    `whole` edits changed the weights themselves (another shape, another start, weights set by hand, a reset,
    time travel): crossing them restores the moment and its curve. The others changed points or settings only:
    crossing them keeps what has been learnt since.
    """

    checkpoint: Checkpoint
    curve: Curve
    whole: bool
    stroke: int | None = None


class Edits:
    """Two stacks: what can be undone, and what can be redone until something else is edited.

    Bounded in number and, together, in bytes: what is farthest from the present is forgotten first, the nearest never
    is.
    """

    def __init__(self, capacity: int = limits.EDITS, budget_bytes: int = limits.EDIT_BYTES) -> None:
        self._capacity, self._budget = capacity, budget_bytes
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    @property
    def counts(self) -> tuple[int, int]:
        """How many can be undone, and how many redone."""
        return len(self._done), len(self._undone)

    def record(self, before: Edit) -> None:
        """Note what was before an edit; the edits of one stroke (one drag of a hand) are one."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last is not None and before.stroke is not None and last.stroke == before.stroke:
            if before.whole and not last.whole:
                self._done[-1] = Edit(last.checkpoint, last.curve, True, last.stroke)
            return
        self._done.append(before)
        del self._done[: -self._capacity]
        self._forget()

    def undo(self, checkpoint: Checkpoint, curve: Curve) -> Edit:
        """Take back the last edit: what was before it; the present is kept for `redo`."""
        edit = _cross(self._done, self._undone, checkpoint, curve, Refusal("there is nothing to undo"))
        self._forget()
        return edit

    def redo(self, checkpoint: Checkpoint, curve: Curve) -> Edit:
        """Make the edit again that was taken back last."""
        edit = _cross(self._undone, self._done, checkpoint, curve, Refusal("there is nothing to redo"))
        self._forget()
        return edit

    @property
    def nbytes(self) -> int:
        """About how much memory all edits take; points and curves that several share count once."""
        edits = [*self._done, *self._undone]
        curves = {id(edit.curve.kept): edit.curve.kept.nbytes for edit in edits}
        return nbytes(edit.checkpoint for edit in edits) + sum(curves.values())

    def _forget(self) -> None:
        while self.nbytes > self._budget and max(self.counts) > 1:
            del max(self._done, self._undone, key=len)[0]


def _cross(source: list[Edit], target: list[Edit], checkpoint: Checkpoint, curve: Curve, refusal: Refusal) -> Edit:
    if not source:
        raise refusal
    edit = source.pop()
    target.append(Edit(checkpoint, curve, edit.whole))
    return edit
