"""Export: a file that loads or runs as it is."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response

from ...data import Plane
from ...lab.messages import Refusal
from ...lab.session.session import Session
from ...wire.export import Model, Separator, numpy_script, points_csv, points_json, pytorch_script
from ...wire.setup import Setup
from ..access import ERRORS, TheHub, Viewed
from .weights import SAFETENSORS, as_file

router = APIRouter(prefix="/sessions/{id}", tags=["export"], responses=ERRORS)
Format = Literal["config", "safetensors", "pytorch", "numpy", "csv", "json"]

_BINARY: Any = {"schema": {"type": "string", "format": "binary"}}
_FILES: Any = {
    "description": "The file; Content-Disposition names it",
    "content": {
        "application/json": {"schema": {"type": "object"}},
        SAFETENSORS: _BINARY,
        "text/x-python": {"schema": {"type": "string"}},
        "text/csv": {"schema": {"type": "string"}},
    },
}


@router.get("/export", response_class=Response, responses={200: _FILES})
async def export(
    session: Viewed,
    hub: TheHub,
    form: Annotated[Format, Query(alias="format", description="what to export, and as what")],
    separator: Annotated[
        Separator, Query(description="of a CSV file; with semicolons numbers have a decimal comma")
    ] = "comma",
) -> Response:
    """Give a file to take away. It loads, or runs, as it is.

    `config`: the configuration, with the points where they are others than it draws: the body of POST /sessions.
    `safetensors`: the weights with PyTorch's names. `pytorch`, `numpy`: a Python script with the network and its
    weights that predicts, and checks itself when run; the former's `load` takes such a safetensors file.
    `csv`, `json`: the points, in their own units where they have a scale, to be imported again.
    """
    (ending, kind, content), dataset = await hub.call(
        lambda: (_file(session, form, separator), session.config.data.dataset)
    )
    filename = f"frontiere-{dataset.replace('_', '-')}{ending}"
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{filename}"'})


def _file(session: Session, form: Format, separator: Separator) -> tuple[str, str, str | bytes]:
    """The end of the file's name, its media type and its content; called in the trainer's thread."""
    if form not in ("config", "safetensors") and not isinstance(session.config.space, Plane):
        raise Refusal("of images there are the exports config and safetensors; {form} is for the plane", form=form)
    match form:
        case "config":
            return "-config.json", "application/json", Setup.of(session).beginning
        case "safetensors":
            return ".safetensors", SAFETENSORS, as_file(*session.layers)
        case "pytorch":
            return "-pytorch.py", "text/x-python", pytorch_script(Model.of(session))
        case "numpy":
            return "-numpy.py", "text/x-python", numpy_script(Model.of(session))
        case "csv":
            return "-points.csv", "text/csv", points_csv(session.config, session.points, separator)
        case "json":
            return "-points.json", "application/json", points_json(session.config, session.points)
