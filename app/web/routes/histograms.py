"""Histograms of activations and gradients."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from ...lab.settings import limits
from ...lab.views.histograms import LayerHistograms, layer_histograms
from ..access import ERRORS, TheHub, Viewed

router = APIRouter(prefix="/sessions/{id}", tags=["inside"], responses=ERRORS)
Bins = Annotated[int, Query(ge=limits.HISTOGRAM_BINS[0], le=limits.HISTOGRAM_BINS[1], description="intervals")]


class HistogramsView(BaseModel):
    """The histograms of the layers 1 … L."""

    layers: list[LayerHistograms]


@router.get("/histograms")
async def histograms(session: Viewed, hub: TheHub, bins: Bins = 30) -> HistogramsView:
    """Histograms of each layer's activations at the training points, and of its gradient."""
    return await hub.read(lambda: session.still, lambda still: HistogramsView(layers=layer_histograms(still, bins)))
