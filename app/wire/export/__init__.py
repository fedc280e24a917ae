"""Files to take away: a network as a script that runs, points as a table."""

from app.wire.export.model import Model
from app.wire.export.numpy_script import numpy_script
from app.wire.export.points_table import points_csv, points_json
from app.wire.export.pytorch_script import pytorch_script

__all__ = ["Model", "numpy_script", "points_csv", "points_json", "pytorch_script"]
