"""Strict models: the base of every part of a configuration, and of everything that comes from outside."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A model that is immutable, strict about types and closed to unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, strict=True)
