"""A hyper-parameter: one number that a table entry lets one choose, with its symbol and its interval."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HyperParameter:
    """One number that one may choose from the interval [least, most)."""

    title: str
    symbol: str
    default: float
    least: float
    most: float
    what: str

    def check(self, name: str, value: float) -> None:
        """Raise ValueError when `value`, given for the number called `name`, is outside the interval."""
        if not self.least <= value < self.most:
            raise ValueError(f"{name} must lie in [{self.least}, {self.most}), got {value}")
