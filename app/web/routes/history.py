"""The history of the loss: train and test loss by step."""

from fastapi import APIRouter
from pydantic import BaseModel

from ..access import ERRORS, TheHub, Viewed
from ..numbers import Numbers, numbers

router = APIRouter(prefix="/sessions/{id}", tags=["training"], responses=ERRORS)


class HistoryView(BaseModel):
    """Entries from the first step on; old ones are thinned, peaks and valleys stay."""

    step: list[int]
    epoch: list[float]
    train_loss: Numbers
    test_loss: Numbers


@router.get("/history")
async def history(session: Viewed, hub: TheHub) -> HistoryView:
    """Steps, train loss and test loss (null without test points, or where the numbers overflowed)."""
    entries = await hub.call(lambda: session.run.history.entries)
    step, epoch, train, test = entries.T
    return HistoryView(
        step=step.astype(int).tolist(),
        epoch=epoch.tolist(),
        train_loss=numbers(train),
        test_loss=numbers(test),
    )
