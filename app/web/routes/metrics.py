"""The metrics: how good the predictions are, and how healthy the layers."""

from fastapi import APIRouter

from ...lab.pieces import last
from ...lab.training.metrics import Metrics
from ..access import ERRORS, TheHub, Viewed

router = APIRouter(prefix="/sessions/{id}", tags=["training"], responses=ERRORS)


@router.get("/metrics")
async def metrics(session: Viewed, hub: TheHub) -> Metrics:
    """Losses, confusion matrices, precision and recall, R² and error; gradients and units of every layer.

    They are computed now, and the run is not disturbed.
    """
    return await hub.read(lambda: session.run.trainer.measure(), last)
