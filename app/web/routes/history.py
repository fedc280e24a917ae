"""The history of the loss: train and test loss by step."""

from fastapi import APIRouter
from pydantic import BaseModel

from ...lab.training.edit_marks import EditView
from ..access import ERRORS, TheHub, Viewed
from ..language import Spoken
from ..numbers import Numbers, numbers

router = APIRouter(prefix="/sessions/{id}", tags=["training"], responses=ERRORS)


class HistoryView(BaseModel):
    """Entries from the first step on, old ones thinned, peaks and valleys kept; and the edits made on the way."""

    step: list[int]
    epoch: list[float]
    train_loss: Numbers
    test_loss: Numbers
    edits: list[EditView]


@router.get("/history")
async def history(session: Viewed, hub: TheHub, say: Spoken) -> HistoryView:
    """Steps, train loss and test loss (null without test points, or where the numbers overflowed), and every edit.

    An entry keeps the epoch at which it was made, whatever the batch size is now. An edit is told with its epoch and
    step, the path of the setting ("training.batch_size"; "points", "weights" where these were edited) and a sentence.
    """
    curve = await hub.call(lambda: session.run.history.curve)
    step, epoch, train, test = curve.entries.T
    return HistoryView(
        step=step.astype(int).tolist(),
        epoch=epoch.tolist(),
        train_loss=numbers(train),
        test_loss=numbers(test),
        edits=[mark.spoken(say) for mark in curve.marks],
    )
