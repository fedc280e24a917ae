"""Marks of the edits of a run: when settings, points or weights were changed, and to what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from pydantic import BaseModel

from ..messages import Message, Translate, _, message
from ..settings import limits
from ..settings.config import Config

_BY_HAND: Final = {"points": _("points edited"), "weights": _("weights set by hand")}
_LEARNING: Final = ("data", "network", "training")  # a view changes nothing of a run
_SILENT: Final = ("training.stop",)


@dataclass(frozen=True)
class Change:
    """One setting that differs: its path, its title, what it was and what it is; or "points", or "weights".

    An edit of points or weights that has a name of its own is `said` in its own words.
    """

    path: str
    title: str = ""
    old: object = None
    new: object = None
    said: Message | None = None

    @property
    def what(self) -> Message:
        """The change in one line."""
        if self.said is not None:
            return self.said
        if self.path in _BY_HAND:
            return message(_BY_HAND[self.path])
        return message("{setting}: {old} → {new}", setting=message(self.title), old=self.old, new=self.new)


POINTS: Final = Change("points")
WEIGHTS: Final = Change("weights")


def noise_added(strength: float) -> Change:
    """The mark of noise on the weights."""
    return replace(WEIGHTS, said=message("noise of {percent:g} % on the weights", percent=100 * strength))


def quantised(bits: int) -> Change:
    """The mark of weights that are rounded."""
    return replace(WEIGHTS, said=message("weights rounded to {bits} bits", bits=bits))


def labels_flipped(share: float) -> Change:
    """The mark of labels that are wrong now."""
    return replace(POINTS, said=message("{percent:g} % of the training labels flipped", percent=100 * share))


@dataclass(frozen=True)
class EditView:
    """An edit as it is told: the epoch and step at which it was made, the setting's path, and a sentence."""

    epoch: float
    step: int
    path: str
    what: str


@dataclass(frozen=True)
class EditMark:
    """A change of a run, and the epoch and step at which it was made."""

    epoch: float
    step: int
    change: Change
    stroke: int | None = None

    def spoken(self, say: Translate) -> EditView:
        """The mark in the words of a language."""
        return EditView(self.epoch, self.step, self.change.path, say(self.change.what))


Marks: TypeAlias = tuple[EditMark, ...]


def marked(marks: Marks, mark: EditMark) -> Marks:
    """Marks with one more, the last `limits.EDIT_MARKS` of them.

    Changes of one setting at one step, or in one stroke of the hand, are one: from the first value to the last.
    """
    for before in reversed(marks):
        same_stroke = mark.stroke is not None and mark.stroke == before.stroke
        if before.step != mark.step and not same_stroke:
            break
        if before.change.path == mark.change.path:
            change = replace(mark.change, old=before.change.old)
            others = tuple(each for each in marks if each is not before)
            undone = change.old == change.new and change.title != ""
            return others if undone else tuple(sorted((*others, replace(before, change=change)), key=_step))
    return (*marks, mark)[-limits.EDIT_MARKS :]


def _step(mark: EditMark) -> int:
    return mark.step


def changes(old: Config, new: Config) -> list[Change]:
    """The settings that differ, of those that what is learnt depends on."""
    return [change for name in _LEARNING for change in _differences(name, getattr(old, name), getattr(new, name))]


def _differences(path: str, old: BaseModel, new: BaseModel) -> Iterator[Change]:
    for name, field in type(old).model_fields.items():
        was, is_now, here = getattr(old, name), getattr(new, name), f"{path}.{name}"
        if was == is_now or here in _SILENT:
            continue
        if isinstance(was, BaseModel):
            yield from _differences(here, was, is_now)
        else:
            yield Change(here, field.title or name, _short(was), _short(is_now))


def _short(value: Any) -> object:
    if value is None or value == ():
        return message(_("none"))
    if isinstance(value, bool):
        return message(_("on")) if value else message(_("off"))
    if isinstance(value, tuple):
        return ", ".join(_place(part) if isinstance(part, tuple) else str(_short(part)) for part in value)
    if isinstance(value, BaseModel):  # a hidden layer
        return " ".join(str(part) for part in value.model_dump().values())
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _place(place: tuple[Any, ...]) -> str:
    """A unit or a weight of a layer, such as 1/0; a bias is 1/0/b."""
    return "/".join("b" if number is None else str(number) for number in place)
