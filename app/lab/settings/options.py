"""Options: names that stand in one of the engine's tables, as types that check themselves."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from ...data import DATASETS, FEATURES
from ...nn import (
    ACTIVATIONS,
    CONNECTIONS,
    INITIALIZERS,
    LOSSES,
    OPTIMIZERS,
    REGULARIZATIONS,
    SCHEDULES,
)
from ..messages import Refusal, _, message


class Option:
    """Marks a text as a name that must stand in a table; its schema lists the names."""

    def __init__(self, what: str, table: Mapping[str, object]) -> None:
        self.what, self.names = what, tuple(table)

    def check(self, name: str) -> str:
        """Return the name, or raise ValueError with the names there are."""
        if name not in self.names:
            names = ", ".join(self.names)
            raise Refusal(
                "there is no {what} {name!r}; choose one of {names}",
                what=message(self.what),
                name=name,
                names=names,
            )
        return name

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Any:
        return {**handler(schema), "enum": list(self.names)}


DatasetName = Annotated[str, Option(_("data set"), DATASETS)]
FeatureName = Annotated[str, Option(_("feature"), FEATURES)]
ActivationName = Annotated[str, Option(_("activation"), ACTIVATIONS)]
InitializerName = Annotated[str, Option(_("initializer"), INITIALIZERS)]
ConnectionsName = Annotated[str, Option(_("kind of connections"), CONNECTIONS)]
LossName = Annotated[str, Option(_("loss"), LOSSES)]
ScheduleName = Annotated[str, Option(_("schedule"), SCHEDULES)]
OptimizerName = Annotated[str, Option(_("optimizer"), OPTIMIZERS)]
RegularizationName = Annotated[str, Option(_("regularization"), REGULARIZATIONS)]
