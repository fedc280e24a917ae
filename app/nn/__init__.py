"""The mathematics of a multilayer perceptron that learns, in NumPy alone and without any I/O.

A `Network` holds the parameters of an `Architecture`; a `Training` changes them step by step; `Forward`,
`Evaluation`, `Gradient`, the metrics and the diagnosis read them at any moment without disturbing it. The
tables say what there is to choose from.
"""

from app.nn.activations import ACTIVATIONS, Activation
from app.nn.architecture import Architecture, Head, Layer
from app.nn.curves import curves
from app.nn.diagnosis import Diagnosis, diagnose
from app.nn.evaluation import Evaluation, Score, penalty
from app.nn.forward import Buffers, Forward
from app.nn.gradient import Gradient
from app.nn.heads import HEADS
from app.nn.health import LayerHealth, UnitHealth, layer_health, unit_health
from app.nn.hyper_parameter import HyperParameter
from app.nn.initializers import INITIALIZERS, Initializer
from app.nn.joinings import JOINING_NUMBERS, JOININGS, Joining
from app.nn.landscape import Landscape, filter_normalised, parameter_direction, principal_directions
from app.nn.losses import LOSSES, Loss
from app.nn.metrics import confusion_matrix, mean_absolute_error, precision, r_squared, recall
from app.nn.network import DTYPES, Network
from app.nn.optimizers import HYPER_PARAMETERS, OPTIMIZERS, Optimizer, UpdateRule
from app.nn.pushes import input_gradient
from app.nn.regularizations import REGULARIZATIONS, Penalty, Regularization
from app.nn.rehearsal import Rehearsal, rehearse
from app.nn.schedules import SCHEDULE_NUMBERS, SCHEDULES, Decay, Schedule
from app.nn.separability import linear_fit
from app.nn.surgery import Origin, alignment
from app.nn.trace import FiniteDifferences, LayerTrace, Trace, relative_error, trace
from app.nn.training import BatchSize, Training
from app.nn.training_state import TrainingState

__all__ = [
    "ACTIVATIONS",
    "DTYPES",
    "HEADS",
    "HYPER_PARAMETERS",
    "INITIALIZERS",
    "JOININGS",
    "JOINING_NUMBERS",
    "LOSSES",
    "OPTIMIZERS",
    "REGULARIZATIONS",
    "SCHEDULES",
    "SCHEDULE_NUMBERS",
    "Activation",
    "Architecture",
    "BatchSize",
    "Buffers",
    "Decay",
    "Diagnosis",
    "Evaluation",
    "FiniteDifferences",
    "Forward",
    "Gradient",
    "Head",
    "HyperParameter",
    "Initializer",
    "Joining",
    "Landscape",
    "Layer",
    "LayerHealth",
    "LayerTrace",
    "Loss",
    "Network",
    "Optimizer",
    "Origin",
    "Penalty",
    "Regularization",
    "Rehearsal",
    "Schedule",
    "Score",
    "Trace",
    "Training",
    "TrainingState",
    "UnitHealth",
    "UpdateRule",
    "alignment",
    "confusion_matrix",
    "curves",
    "diagnose",
    "filter_normalised",
    "input_gradient",
    "layer_health",
    "linear_fit",
    "mean_absolute_error",
    "parameter_direction",
    "penalty",
    "precision",
    "principal_directions",
    "r_squared",
    "recall",
    "rehearse",
    "relative_error",
    "trace",
    "unit_health",
]
