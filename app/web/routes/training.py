"""Training: a number of steps at once, or in the background."""

import asyncio
from collections.abc import Callable
from typing import Self

from fastapi import APIRouter, Request
from pydantic import Field, model_validator

from ...lab.messages import Refusal, Translate
from ...lab.session.session import Session
from ...lab.settings import limits
from ...lab.settings.part import Part
from ...lab.training.figures import State
from ...lab.training.target import TrainingTarget
from ..access import ERRORS, Edited, TheHub
from ..hub import Hub
from ..language import Spoken

router = APIRouter(prefix="/sessions/{id}", tags=["training"], responses=ERRORS)
_LOOK_UP_SECONDS = 1.0


class Until(Part):
    """When to stop before all steps are done."""

    train_loss: float = Field(description="stop at an epoch's end with a train loss at or below this")


class Train(Part):
    """How much to train: `steps` or `epochs`, one of them."""

    steps: int | None = Field(None, ge=limits.TRAIN_STEPS[0], le=limits.TRAIN_STEPS[1])
    epochs: int | None = Field(None, ge=limits.TRAIN_STEPS[0], le=limits.TRAIN_STEPS[1])
    until: Until | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.steps is None) == (self.epochs is None):
            raise Refusal("give either steps or epochs")
        return self


@router.post("/train")
async def train(session: Edited, hub: TheHub, request: Request, order: Train, say: Spoken) -> State:
    """Train, and answer when it is done; pausing, a reset or divergence ends it sooner."""
    loop = asyncio.get_running_loop()
    finished: asyncio.Future[State] = loop.create_future()

    def done(state: State) -> None:
        loop.call_soon_threadsafe(finished.set_result, state)

    def begin() -> TrainingTarget:
        steps = order.steps if order.steps is not None else session.steps_in(order.epochs or 0)
        return session.train(steps, order.until.train_loss if order.until else None, done)

    goal = await hub.call(begin)
    while not (await asyncio.wait([finished], timeout=_LOOK_UP_SECONDS))[0]:
        if await request.is_disconnected():  # the client has hung up
            await hub.call(lambda: session.abandon(goal))
    return finished.result().spoken(say)


@router.post("/play")
async def play(session: Edited, hub: TheHub, say: Spoken) -> State:
    """Train in the background, at the pace that view.epochs_per_second says."""
    return await _do(hub, session, session.play, say)


@router.post("/pause")
async def pause(session: Edited, hub: TheHub, say: Spoken) -> State:
    """Stop training."""
    return await _do(hub, session, session.pause, say)


@router.post("/reset")
async def reset(session: Edited, hub: TheHub, say: Spoken) -> State:
    """Take the first weights again."""
    return await _do(hub, session, session.reset, say)


class Seek(Part):
    """The step to go to."""

    step: int = Field(ge=0, le=2**53, description="the checkpoint nearest to this step")


@router.post("/seek")
async def seek(session: Edited, hub: TheHub, to: Seek, say: Spoken) -> State:
    """Pause, and go to the checkpoint nearest to a step; training goes on from there."""
    return await _do(hub, session, lambda: session.seek(to.step), say)


@router.post("/undo")
async def undo(session: Edited, hub: TheHub, say: Spoken) -> State:
    """Take back the last edit of points, weights or configuration."""
    return await _do(hub, session, session.undo, say)


@router.post("/redo")
async def redo(session: Edited, hub: TheHub, say: Spoken) -> State:
    """Make the edit again that was taken back last."""
    return await _do(hub, session, session.redo, say)


async def _do(hub: Hub, session: Session, command: Callable[[], None], say: Translate) -> State:
    def run() -> State:
        command()
        return session.state

    return (await hub.call(run)).spoken(say)
