"""Training: a number of steps at once, or in the background."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from fastapi import APIRouter, Request
from pydantic import Field, model_validator

from ...lab.messages import Refusal, Translate
from ...lab.session.session import Session
from ...lab.settings import limits
from ...lab.settings.part import Part
from ...lab.training.figures import State
from ...lab.training.target import Goal
from ..access import CLOSING, ERRORS, Edited, TheHub
from ..hub import CLOSED, Closing, Hub
from ..language import Spoken

router = APIRouter(prefix="/sessions/{id}", tags=["training"], responses=ERRORS)
_LOOK_UP_SECONDS = 1.0


class Until(Part):
    """When to stop before all steps are done: at an epoch's end, as soon as one of them is reached."""

    train_loss: float | None = Field(None, description="a train loss at or below this")
    test_loss: float | None = Field(None, description="a test loss at or below this")
    train_accuracy: float | None = Field(None, ge=0, le=1, description="this share of the training points is right")
    test_accuracy: float | None = Field(None, ge=0, le=1, description="this share of the test points is right")


class Train(Part):
    """How much to train: `steps` or `epochs`, one of them; and for how long the answer may be waited for."""

    steps: int | None = Field(None, ge=limits.TRAIN_STEPS[0], le=limits.TRAIN_STEPS[1])
    epochs: int | None = Field(None, ge=limits.TRAIN_STEPS[0], le=limits.TRAIN_STEPS[1])
    until: Until = Until()
    deadline: float = Field(
        limits.TRAIN_DEADLINE_DEFAULT,
        ge=limits.TRAIN_DEADLINE[0],
        le=limits.TRAIN_DEADLINE[1],
        description="seconds after which the training ends and is answered, whatever is done by then",
    )

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.steps is None) == (self.epochs is None):
            raise Refusal("give either steps or epochs")
        return self

    def steps_of(self, session: Session) -> int:
        """The steps that this is for a session; Refusal where epochs are too many of them."""
        if self.epochs is None:
            return self.steps or 0
        steps = session.steps_in(self.epochs)
        if steps > limits.TRAIN_STEPS[1]:
            raise Refusal(
                "{epochs} epochs are {steps} steps here; a request may ask for {most}",
                epochs=self.epochs,
                steps=steps,
                most=limits.TRAIN_STEPS[1],
            )
        return steps


@dataclass(frozen=True)
class Trained(State):
    """Where the training stands; `finished` is false where the deadline came first, and so many steps are left."""

    finished: bool
    steps_left: int


@router.post("/train", responses=CLOSING)
async def train(session: Edited, hub: TheHub, request: Request, order: Train, say: Spoken) -> Trained:
    """Train, and answer when it is done; pausing, a condition to stop, a reset or divergence ends it sooner.

    So does the deadline: the answer says that it came first, and asking again for what is left goes on from there.
    """
    loop = asyncio.get_running_loop()
    reached: asyncio.Future[State] = loop.create_future()
    deadline = loop.time() + order.deadline

    def done(state: State) -> None:
        loop.call_soon_threadsafe(reached.set_result, state)

    target = await hub.call(lambda: session.train(order.steps_of(session), Goal(**order.until.model_dump()), done))
    finished = True
    while not reached.done():
        left = deadline - loop.time()
        await hub.wait(reached, min(_LOOK_UP_SECONDS, max(0.0, left)))
        if not reached.done() and (left <= 0 or hub.closing or await request.is_disconnected()):
            finished = False
            await hub.call(lambda: session.abandon(target))
            await reached
    if not finished and hub.closing:
        raise Closing.saying(CLOSED)
    state = reached.result()
    steps_left = 0 if finished else target.step - state.step
    return Trained(**vars(state.spoken(say)), finished=finished, steps_left=steps_left)


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
