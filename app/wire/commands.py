"""Commands of a live stream: JSON to typed, bounded objects that know what they do to a session."""

from abc import ABC, abstractmethod
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from ..lab.messages import Refusal
from ..lab.points.columns import SplitName
from ..lab.session.session import Session
from ..lab.settings import limits
from ..lab.settings.config import Settings
from ..lab.settings.part import Part
from ..lab.validation import check_fields, refused
from ..lab.views.request import ViewRequest
from .damage import Bits, Flip, Noise
from .images import NewImages, add_images
from .points import Coordinates, NewPoints
from .setup import Setup

Index = Annotated[int, Field(ge=0, lt=limits.IMAGES[1])]
Indices = Annotated[list[Index], Field(min_length=1, max_length=limits.IMAGES[1])]
Count = Annotated[int, Field(ge=1, le=limits.TRAIN_STEPS[1])]


class Command(Part):
    """Something a watcher asks for; `seq` comes back in the answer."""

    seq: int | None = Field(None, ge=0, le=2**53)


class Action(Command, ABC):
    """A command that changes the session; edits in the same `stroke` are undone together."""

    stroke: int | None = Field(None, ge=0, le=2**53)

    @abstractmethod
    def apply(self, session: Session) -> str | None:
        """Do it, and return what there is to say of it; a Refusal says why it cannot be done."""


class Play(Action):
    """Train at the chosen pace until paused."""

    type: Literal["play"]

    def apply(self, session: Session) -> None:  # noqa: D102
        session.play()


class Pause(Action):
    """Stop training."""

    type: Literal["pause"]

    def apply(self, session: Session) -> None:  # noqa: D102
        session.pause()


class Reset(Action):
    """Take the first weights again."""

    type: Literal["reset"]

    def apply(self, session: Session) -> None:  # noqa: D102
        session.reset()


class Step(Action):
    """Pause, and make so many updates."""

    type: Literal["step"]
    count: Count = 1

    def apply(self, session: Session) -> None:  # noqa: D102
        session.step(self.count)


class Epoch(Action):
    """Pause, and train to the end of so many epochs."""

    type: Literal["epoch"]
    count: Count = 1

    def apply(self, session: Session) -> None:  # noqa: D102
        session.epoch(self.count)


class Update(Action):
    """Change any part of the configuration."""

    type: Literal["update"]
    config: Settings

    def apply(self, session: Session) -> str | None:  # noqa: D102
        return session.update(self.config)


class Seek(Action):
    """Go to the checkpoint nearest to a step."""

    type: Literal["seek"]
    step: int = Field(ge=0, le=2**53)

    def apply(self, session: Session) -> None:  # noqa: D102
        session.seek(self.step)


class Undo(Action):
    """Take back the last edit."""

    type: Literal["undo"]

    def apply(self, session: Session) -> None:  # noqa: D102
        session.undo()


class Redo(Action):
    """Make the edit again that was taken back last."""

    type: Literal["redo"]

    def apply(self, session: Session) -> None:  # noqa: D102
        session.redo()


class MovePoint(Action):
    """Put a point somewhere else."""

    type: Literal["move_point"]
    index: Index
    x: Coordinates

    def apply(self, session: Session) -> None:  # noqa: D102
        session.move_point(self.index, self.x)


class MovePoints(Action):
    """Put points somewhere else together."""

    type: Literal["move_points"]
    indices: Indices
    x: list[Coordinates] = Field(min_length=1, max_length=limits.SAMPLES[1])

    def apply(self, session: Session) -> None:  # noqa: D102
        session.move_points(self.indices, self.x)


class AddPoints(Action, NewPoints):
    """Add points; they go behind those that are there."""

    type: Literal["add_points"]

    def apply(self, session: Session) -> None:  # noqa: D102
        session.add_points(self.x, self.y, self.split)


class AddImages(Action, NewImages):
    """Add images; they go behind those that are there."""

    type: Literal["add_images"]

    def apply(self, session: Session) -> None:  # noqa: D102
        add_images(session, self)


class RemovePoints(Action):
    """Erase points; those behind them move up in number."""

    type: Literal["remove_points"]
    indices: Indices

    def apply(self, session: Session) -> None:  # noqa: D102
        session.remove_points(self.indices)


class Relabel(Action):
    """Give points another label."""

    type: Literal["relabel"]
    indices: Indices
    y: float

    def apply(self, session: Session) -> None:  # noqa: D102
        session.relabel(self.indices, self.y)


class SetSplit(Action):
    """Let points train the network, or test it."""

    type: Literal["set_split"]
    indices: Indices
    split: SplitName

    def apply(self, session: Session) -> None:  # noqa: D102
        session.set_split(self.indices, self.split)


class SetWeight(Action):
    """Set one weight W^[layer][row][column], or a bias (column null)."""

    type: Literal["set_weight"]
    layer: int = Field(ge=1, le=limits.HIDDEN_LAYERS[1] + 1)
    row: int = Field(ge=0, lt=limits.IMAGE_UNITS[1])
    column: int | None = Field(None, ge=0, lt=limits.INPUTS)
    value: float = Field(ge=limits.WEIGHT[0], le=limits.WEIGHT[1])

    def apply(self, session: Session) -> None:  # noqa: D102
        session.set_weight(self.layer, self.row, self.column, self.value)


class AddNoise(Action, Noise):
    """Add noise to all weights."""

    type: Literal["add_noise"]

    def apply(self, session: Session) -> None:  # noqa: D102
        session.add_noise(self.strength, self.seed)


class Quantise(Action, Bits):
    """Round all weights to a few bits."""

    type: Literal["quantise"]

    def apply(self, session: Session) -> None:  # noqa: D102
        session.quantise(self.bits)


class FlipLabels(Action, Flip):
    """Give a share of the training points another class."""

    type: Literal["flip_labels"]

    def apply(self, session: Session) -> None:  # noqa: D102
        session.flip_labels(self.share, self.seed)


class Begin(Action):
    """Begin anew with a setup, as a new session would; one edit, to be undone as one."""

    type: Literal["begin"]
    setup: Setup

    def apply(self, session: Session) -> None:  # noqa: D102
        session.begin(self.setup.start)


class View(Command, ViewRequest):
    """Change what this watcher views."""

    type: Literal["view"]


class Ping(Command):
    """Ask for a sign of life."""

    type: Literal["ping"]


AnyAction = (
    Play
    | Pause
    | Reset
    | Step
    | Epoch
    | Seek
    | Undo
    | Redo
    | Update
    | Begin
    | MovePoint
    | MovePoints
    | AddPoints
    | AddImages
    | RemovePoints
    | Relabel
    | SetSplit
    | SetWeight
    | AddNoise
    | Quantise
    | FlipLabels
)
AnyCommand = Annotated[AnyAction | View | Ping, Field(discriminator="type")]
_ADAPTER: TypeAdapter[AnyCommand] = TypeAdapter(AnyCommand)


class NotACommand(Exception):
    """A message that is no command; `seq` is the message's own number where it could be read."""

    def __init__(self, refusal: Refusal, seq: int | None) -> None:
        super().__init__(refusal.message)
        self.refusal, self.seq = refusal, seq


def parse(text: str | bytes) -> AnyCommand:
    """Read a command, or raise NotACommand."""
    try:
        check_fields(text, limits.JSON_FIELDS)
        return _ADAPTER.validate_json(text)
    except ValidationError as error:
        raise NotACommand(refused(error), _seq_of(text)) from None
    except Refusal as refusal:
        raise NotACommand(refusal, _seq_of(text)) from None


def _seq_of(text: str | bytes) -> int | None:
    try:
        return _SEQ.validate_json(text).seq
    except ValidationError:
        return None


class _OnlySeq(Part):
    model_config = ConfigDict(extra="ignore")
    seq: int | None = Field(None, ge=0, le=2**53)


_SEQ: TypeAdapter[_OnlySeq] = TypeAdapter(_OnlySeq)
