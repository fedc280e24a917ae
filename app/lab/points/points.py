"""The points of a session: places of the plane or images, their labels, and which of them test the network."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from ...data import DATASETS, PLANE, PLANE_SPACE, Scale, Sheet, Space, split
from ..messages import Message, Refusal, message
from ..settings import limits
from ..settings.sections import Data
from .columns import check_equally_long, split_mask

# Every draw has a generator of its own, so that another test share does not move the points.
_POINTS, _SPLIT = 0, 1


@dataclass(frozen=True, eq=False)
class Points:
    """N labelled points of the plane, or images; an edit gives a new value and leaves this one as it is.

    `x` is (N, 2) float64 within the plane, `y` (N,) class numbers or targets, `test` (N,) bool. Where the points
    came from units and words of their own, `scale` leads back to them and `names` are those of the classes.

    Of images `x` (N,) are the numbers in their `sheet`; `another_hand` are the numbers and labels of images that are
    neither trained nor tested on.
    """

    x: NDArray[Any]
    y: NDArray[Any]
    test: NDArray[np.bool_]
    scale: Scale | None = None
    names: tuple[str, ...] = ()
    sheet: Sheet | None = None
    another_hand: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None

    def __len__(self) -> int:
        return len(self.x)

    @property
    def space(self) -> Space:
        """The plane, or images of some size."""
        return PLANE_SPACE if self.sheet is None else self.sheet.space

    def inputs(self, names: Sequence[str], dtype: DTypeLike, chosen: Any = slice(None)) -> NDArray[Any]:
        """a^[0] (n, n^[0]) of the points, or of those that are chosen; `names` are features of the plane."""
        x = self.x[chosen]
        return self.space.inputs(x if self.sheet is None else self.sheet.images(x), names, dtype)

    def another_hand_inputs(self, dtype: DTypeLike) -> tuple[NDArray[Any], NDArray[np.int64]] | None:
        """a^[0] (n, n^[0]) and labels (n,) of the images drawn by another hand; None without such."""
        if self.sheet is None or self.another_hand is None:
            return None
        numbers, labels = self.another_hand
        return self.space.inputs(self.sheet.images(numbers), (), dtype), labels

    @property
    def nbytes(self) -> int:
        """The bytes of the three arrays; a sheet is shared."""
        return int(self.x.nbytes + self.y.nbytes + self.test.nbytes)

    @classmethod
    def given(cls, x: ArrayLike, y: ArrayLike, split: Sequence[str] | None, data: Data) -> Self:
        """Points from equally long columns; without `split` they are training points.

        Refusal where they do not fit the plane, or the labels that the configuration's data have.
        """
        places, labels = np.asarray(x, np.float64), np.asarray(y, np.float64)
        check_equally_long(places, labels, split)
        return cls(_within(places), labels_fit(labels, data), split_mask(split, len(places)))

    @classmethod
    def replacing(
        cls, x: ArrayLike, y: ArrayLike, split: Sequence[str] | None, data: Data, names: Sequence[str] = ()
    ) -> Self:
        """All points of a session from columns; without `split` they are split as the configuration says."""
        if len(names) > data.classes:
            raise Refusal("there are {names} names for {classes} classes", names=len(names), classes=data.classes)
        twice = next((name for k, name in enumerate(names) if name in names[:k]), None)
        if twice is not None:
            raise Refusal("each class needs a name of its own; {name} is there twice", name=repr(twice))
        points = replace(cls.given(x, y, split, data), names=tuple(names))
        return (points if split is not None else points.resplit(data)).enough()

    @classmethod
    def generated(cls, data: Data) -> Self:
        """Draw the points that a configuration asks for."""
        dataset = DATASETS[data.dataset]
        if dataset.draw is not None:
            drawn = dataset.draw(data.samples, data.noise, data.seed)
            untested = np.zeros(len(drawn.x), np.bool_)
            points = cls(drawn.x, drawn.y, untested, None, dataset.names, drawn.sheet, drawn.another_hand)
            return points.resplit(data)
        if dataset.generate is None:
            return cls._starters(data)
        rng = np.random.default_rng([data.seed, _POINTS])
        x, y = dataset.generate(data.samples, data.noise, data.classes, rng)
        return cls(x, y, np.zeros(len(x), np.bool_), dataset.scale, dataset.names).resplit(data)

    @classmethod
    def _starters(cls, data: Data) -> Self:
        """Something to begin one's own points with: one for each class."""
        angles = 2 * np.pi * np.arange(data.classes) / data.classes
        x = 3.0 * np.column_stack([np.cos(angles), np.sin(angles)])
        regression = DATASETS[data.dataset].kind == "regression"
        y = np.linspace(-1.0, 1.0, data.classes) if regression else np.arange(data.classes)
        return cls(x, y, np.zeros(data.classes, np.bool_))

    def adapted(self, old: Data, new: Data) -> Self:
        """The points after the configuration's data changed from `old` to `new`.

        Another test share splits these points anew, and a data set of one's own keeps them; everything else
        draws other points.
        """
        if new == old:
            return self
        if DATASETS[new.dataset].is_own and self.sheet is None:
            return self._adopted(old, new)
        if new.model_copy(update={"test_fraction": old.test_fraction}) == old:
            return self.resplit(new)
        return self.generated(new)

    def _adopted(self, old: Data, new: Data) -> Self:
        if new.dataset == old.dataset and (new.samples, new.noise) != (old.samples, old.noise):
            raise Refusal("points of one's own have no noise and no number to set: add or remove points")
        was, will = DATASETS[old.dataset].kind, DATASETS[new.dataset].kind
        if was == will:
            mine = replace(self, y=labels_fit(self.y, new))
        elif will == "regression":
            mine = replace(self, y=self.y / (old.classes - 1) * 2.0 - 1.0, names=())
        else:
            scale = self.scale and replace(self.scale, target_offset=0.0, target_factor=1.0)
            mine = replace(self, y=(self.y > 0).astype(np.int64), scale=scale)
        same_split = (new.test_fraction, new.seed) == (old.test_fraction, old.seed)
        return mine if same_split else mine.resplit(new)

    def resplit(self, data: Data) -> Self:
        """The same points, split anew into train and test as the configuration says."""
        strata = self.y if DATASETS[data.dataset].kind == "classification" else None
        rng = np.random.default_rng([data.seed, _SPLIT])
        return replace(self, test=split(len(self), data.test_fraction, rng, strata))

    def same(self, other: "Points") -> bool:
        """Whether these are the same points with the same labels and split."""
        pairs = ((self.x, other.x), (self.y, other.y), (self.test, other.test))
        return all(np.array_equal(mine, its) for mine, its in pairs)

    def moved(self, indices: Sequence[int], x: Sequence[tuple[float, float]]) -> Self:
        """Put points somewhere else, each to the place of the same rank in `x`."""
        if len(indices) != len(x):
            raise Refusal(
                "each point needs one place: there are {indices} indices and {places} x",
                indices=len(indices),
                places=len(x),
            )
        self._check_plane()
        self.check(indices)
        moved = self.x.copy()
        moved[indices] = _within(np.asarray(x))
        return replace(self, x=moved)

    def added(self, more: Self) -> Self:
        """Append points."""
        self._check_plane()
        return self._with(more)

    def with_images(self, images: NDArray[np.uint8], y: ArrayLike, split: Sequence[str] | None, data: Data) -> Self:
        """Append images (n, n^[0]) of one's own; without `split` they are training points."""
        if self.sheet is None:
            raise Refusal("an image can be added to images; these are points of the plane")
        labels = np.asarray(y, np.float64)
        check_equally_long(images, labels, split)
        sheet = self.sheet.with_own(list(images))
        if len(sheet.own) > limits.OWN_IMAGES:
            raise Refusal("there may be {most} images of one's own at most", most=limits.OWN_IMAGES)
        numbers = len(self.sheet) + np.arange(len(images))
        more = replace(self, x=numbers, y=labels_fit(labels, data), test=split_mask(split, len(images)), sheet=sheet)
        return replace(self._with(more), sheet=sheet)

    def pictured(self, sheet: Sheet, numbers: Sequence[int], y: ArrayLike, split: Sequence[str], data: Data) -> Self:
        """Images of a sheet by their numbers in place of all."""
        x, labels = np.asarray(numbers, np.int64), np.asarray(y, np.float64)
        check_equally_long(x, labels, split)
        if x.max() >= len(sheet):
            raise Refusal(
                "there is no image {number}: they are numbered 0 to {last}", number=int(x.max()), last=len(sheet) - 1
            )
        test = split_mask(split, len(x))
        return replace(self, x=x, y=labels_fit(labels, data), test=test, sheet=sheet).enough()

    def _check_plane(self) -> None:
        if self.sheet is not None:
            raise Refusal("these points are images, which have no place in the plane")

    def _with(self, more: Self) -> Self:
        most = limits.SAMPLES[1] if self.sheet is None else limits.IMAGES[1]
        if len(self) + len(more) > most:
            raise Refusal(
                "there may be {most} points at most: there are {count}, and {more} came",
                most=most,
                count=len(self),
                more=len(more),
            )
        return replace(
            self,
            x=np.concatenate([self.x, more.x]),
            y=np.concatenate([self.y, more.y]),
            test=np.concatenate([self.test, more.test]),
        )

    def removed(self, indices: list[int]) -> Self:
        """Leave points out; the others move up in number."""
        self.check(indices)
        keep = np.ones(len(self), np.bool_)
        keep[indices] = False
        return replace(self, x=self.x[keep], y=self.y[keep], test=self.test[keep]).enough()

    def enough(self) -> Self:
        """These points, or a Refusal where there are too few to learn from."""
        if len(self) < limits.SAMPLES[0]:
            raise Refusal(
                "there must be at least {least} points, not {count}", least=limits.SAMPLES[0], count=len(self)
            )
        if self.test.all():
            raise Refusal("at least one of the points must be for training")
        return self

    def relabelled(self, indices: list[int], y: float) -> Self:
        """Give points another label."""
        self.check(indices)
        labels = self.y.copy()
        labels[indices] = y
        return replace(self, y=labels)

    def flipped(self, share: float, seed: int, data: Data) -> Self:
        """Give a share of the training points, drawn by `seed`, another class; each of the others is as likely."""
        if DATASETS[data.dataset].kind == "regression":
            raise Refusal("the points of a regression have no classes to be exchanged")
        rng = np.random.default_rng(seed)
        train = np.flatnonzero(~self.test)
        chosen = rng.permutation(train)[: round(share * len(train))]
        labels = self.y.copy()
        labels[chosen] = (labels[chosen] + rng.integers(1, data.classes, len(chosen))) % data.classes
        return replace(self, y=labels)

    def assigned(self, indices: list[int], test: bool) -> Self:
        """Let points test the network, or train it."""
        self.check(indices)
        split = self.test.copy()
        split[indices] = test
        return replace(self, test=split).enough()

    def check(self, indices: Sequence[int]) -> None:
        """Refuse an index of no point."""
        for index in indices:
            if not 0 <= index < len(self):
                raise Refusal(
                    "there is no point {index}: the points are numbered 0 to {last}",
                    index=index,
                    last=len(self) - 1,
                )


def untrained_classes(points: Points, data: Data) -> Message | None:
    """A sentence that names the classes which have points, but none to train on; None where there are none."""
    if DATASETS[data.dataset].kind == "regression":
        return None
    missing = sorted({*points.y.tolist()} - {*points.y[~points.test].tolist()})
    if not missing:
        return None
    names = ", ".join(points.names[label] if label < len(points.names) else str(label) for label in missing)
    return message("classes without a training point: {names}; take a smaller test share, or add points", names=names)


def labels_fit(y: NDArray[Any], data: Data) -> NDArray[Any]:
    """Return labels in the type the problem has, or a Refusal that says what is allowed."""
    if DATASETS[data.dataset].kind == "regression":
        if (np.abs(y) > 1).any():
            raise Refusal("a target must lie between −1 and 1, not {y:g}", y=float(y[np.abs(y) > 1][0]))
        return y.astype(np.float64)
    wrong = (y != np.round(y)) | (y < 0) | (y >= data.classes)
    if wrong.any():
        raise Refusal(
            "a label must be a class number from 0 to {last}, not {y:g}",
            last=data.classes - 1,
            y=float(y[wrong][0]),
        )
    return y.astype(np.int64)


def _within(x: NDArray[Any]) -> NDArray[np.float64]:
    outside = (np.abs(x) > PLANE).any(axis=1)
    if outside.any():
        first, second = x[outside][0]
        raise Refusal(
            "a point must lie in the plane, both coordinates between −{edge:g} and {edge:g}, not ({x1:g}, {x2:g})",
            edge=PLANE,
            x1=float(first),
            x2=float(second),
        )
    return np.asarray(x, np.float64)
