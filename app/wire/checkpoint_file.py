"""Checkpoint files: all that the next steps of a session depend on, as one safetensors file."""

import json
from typing import Annotated, Any, Final, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, ValidationError
from safetensors import SafetensorError
from safetensors.numpy import save

from ..lab.messages import Refusal
from ..lab.session.session import Session
from ..lab.session.start import Start
from ..lab.settings import limits
from ..lab.settings.part import Part
from ..lab.training.loss_history import COLUMNS, Curve
from ..lab.validation import check_fields, refused
from ..nn import Executor, Maker, TrainingState, UpdateState
from .frames import decode
from .setup import Setup

Count = Annotated[int, Field(ge=0, le=2**53)]
Digits = Annotated[str, Field(pattern=r"^[0-9]{1,39}$")]  # 128 bits: too many for a number in JSON
_SLOT: Final = "optimizer."


class Generator(Part):
    """The state of a PCG64 generator."""

    state: Digits
    inc: Digits
    has_uint32: int = Field(ge=0, le=1)
    uinteger: int = Field(ge=0, lt=2**32)

    @classmethod
    def of(cls, state: Any) -> Self:
        """Read a generator's state, as NumPy gives it."""
        inner = {name: str(number) for name, number in state["state"].items()}
        return cls(**inner, has_uint32=state["has_uint32"], uinteger=state["uinteger"])

    @property
    def whole(self) -> dict[str, Any]:
        """The same as NumPy takes it; a Refusal where it has more than 128 bits."""
        inner = {"state": int(self.state), "inc": int(self.inc)}
        if max(inner.values()) >= 2**128:
            raise Refusal("the state of the generator has more than 128 bits")
        return {
            "bit_generator": "PCG64",
            "state": inner,
            "has_uint32": self.has_uint32,
            "uinteger": self.uinteger,
        }


class Learnt(Part):
    """Setup, counters, generator and optimizer; the arrays stand beside it in the file."""

    setup: Setup
    step: Count
    epoch: Count
    position: Count
    batch: Count
    shuffles: bool
    updates: Count
    units: dict[str, Annotated[float, Field(gt=0)]] = Field(max_length=4)
    generator: Generator
    executor: Executor | None = None
    stride: int = Field(ge=1, le=2**53)
    variation: Count = 0


def write(session: Session) -> bytes:
    """The checkpoint of a session as it is now, in the trainer's thread."""
    now, curve = session.run.now.training, session.run.history.curve
    learnt = Learnt(
        setup=Setup.of(session).model_copy(update={"weights": None, "step": 0, "epochs": None}),
        step=now.step,
        epoch=now.epoch,
        position=now.position,
        batch=now.batch,
        shuffles=now.shuffles,
        updates=now.update.count,
        units=dict(now.update.units),
        generator=Generator.of(now.generator),
        executor=now.maker.name,
        stride=curve.stride,
        variation=now.variation,
    )
    tensors = {"parameters": now.parameters, "permutation": now.permutation.astype(np.int64), "loss": curve.entries}
    slots = {_SLOT + name: slot for name, slot in now.update.slots.items()}
    return save({name: np.ascontiguousarray(array) for name, array in (tensors | slots).items()}, _metadata(learnt))


def _metadata(learnt: Learnt) -> dict[str, str]:
    return {"format": "frontiere checkpoint", "state": learnt.model_dump_json()}


def read(body: bytes) -> Start:
    """The session that a checkpoint begins, or a Refusal."""
    try:
        state, tensors = decode(body)
        parameters, permutation, entries = (tensors.pop(name) for name in ("parameters", "permutation", "loss"))
    except (SafetensorError, KeyError, TypeError, ValueError, RecursionError):
        raise Refusal("this is no checkpoint of Frontière, or not all of it") from None
    told = json.dumps(state)
    check_fields(told, limits.JSON_FIELDS)
    try:
        learnt = Learnt.model_validate_json(told)
    except ValidationError as error:
        raise refused(error) from None
    training = TrainingState(
        parameters=parameters,
        update=UpdateState(
            {name.removeprefix(_SLOT): slot for name, slot in tensors.items()}, learnt.units, learnt.updates
        ),
        generator=learnt.generator.whole,
        permutation=permutation,
        batch=learnt.batch,
        shuffles=learnt.shuffles,
        position=learnt.position,
        epoch=learnt.epoch,
        step=learnt.step,
        maker=Maker(learnt.executor),
        variation=learnt.variation,
    )
    start = learnt.setup.start
    return Start(start.config, start.points, learnt=training, curve=_curve(entries, learnt))


def _curve(entries: NDArray[Any], learnt: Learnt) -> Curve:
    """The loss so far; the edits and the checkpoints on the way are not part of the file."""
    fits = (
        entries.dtype == np.float64
        and entries.ndim == 2
        and entries.shape[1] == len(COLUMNS)
        and len(entries) <= limits.HISTORY_ENTRIES
        and np.isfinite(entries[:, :2]).all()
        and (np.diff(entries[:, :2], axis=0) >= 0).all()
        and (entries[:, 0] <= learnt.step).all()
    )
    if not fits:
        raise Refusal("the loss of the checkpoint is no history of its steps")
    return Curve(entries, learnt.stride)
