"""Files to take away: a network as a script that runs, points as a table."""

from .model import Model
from .numpy_script import numpy_script
from .points_table import Separator, points_csv, points_json
from .pytorch_script import pytorch_script

__all__ = ["Model", "Separator", "numpy_script", "points_csv", "points_json", "pytorch_script"]
