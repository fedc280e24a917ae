"""The mathematics of a multilayer perceptron that learns, in NumPy alone and without any I/O.

A `Network` holds the parameters of an `Architecture`; a `Training` changes them step by step; `Forward`,
`Evaluation`, `Gradient`, the metrics and the diagnosis read them at any moment without disturbing it. The
tables say what there is to choose from.
"""

from .activation_curve import curves
from .activations import ACTIVATIONS, Activation
from .architecture import Architecture, Head, Layer
from .connections import CONNECTION_NUMBERS, CONNECTIONS, Connection
from .damage import noisy, quantised
from .denormals import flush_denormals
from .diagnosis import Diagnosis, diagnose
from .epoch import Augment
from .evaluation import Evaluation, Score, penalty
from .executor import prepare_machine
from .forward import Buffers, Forward
from .frozen import frozen_parameters
from .gradient import Gradient
from .heads import HEADS
from .health import LayerHealth, UnitHealth, layer_health, next_update, unit_health
from .hyper_parameter import HyperParameter
from .initializers import INITIALIZERS, Initializer
from .input_gradient import input_gradient
from .landscape import Landscape, filter_normalised, parameter_direction, principal_directions
from .losses import LOSSES, Loss
from .metrics import confusion_matrix, mean_absolute_error, precision, r_squared, recall
from .network import DTYPES, Network
from .next_step import NextStep, preview_step
from .optimizers import HYPER_PARAMETERS, OPTIMIZERS, Optimizer, UpdateRule
from .regularizations import REGULARIZATIONS, Penalty, Regularization
from .schedules import SCHEDULE_NUMBERS, SCHEDULES, Decay, Schedule
from .separability import linear_fit
from .surgery import Origin, alignment
from .trace import FiniteDifferences, LayerTrace, Trace, relative_error, trace
from .training import BatchSize, Training
from .training_state import Executor, Maker, TrainingState
from .update import UpdateState

__all__ = [
    "ACTIVATIONS",
    "CONNECTIONS",
    "CONNECTION_NUMBERS",
    "DTYPES",
    "HEADS",
    "HYPER_PARAMETERS",
    "INITIALIZERS",
    "LOSSES",
    "OPTIMIZERS",
    "REGULARIZATIONS",
    "SCHEDULES",
    "SCHEDULE_NUMBERS",
    "Activation",
    "Architecture",
    "Augment",
    "BatchSize",
    "Buffers",
    "Connection",
    "Decay",
    "Diagnosis",
    "Evaluation",
    "Executor",
    "FiniteDifferences",
    "Forward",
    "Gradient",
    "Head",
    "HyperParameter",
    "Initializer",
    "Landscape",
    "Layer",
    "LayerHealth",
    "LayerTrace",
    "Loss",
    "Maker",
    "Network",
    "NextStep",
    "Optimizer",
    "Origin",
    "Penalty",
    "Regularization",
    "Schedule",
    "Score",
    "Trace",
    "Training",
    "TrainingState",
    "UnitHealth",
    "UpdateRule",
    "UpdateState",
    "alignment",
    "confusion_matrix",
    "curves",
    "diagnose",
    "filter_normalised",
    "flush_denormals",
    "frozen_parameters",
    "input_gradient",
    "layer_health",
    "linear_fit",
    "mean_absolute_error",
    "next_update",
    "noisy",
    "parameter_direction",
    "penalty",
    "precision",
    "prepare_machine",
    "preview_step",
    "principal_directions",
    "quantised",
    "r_squared",
    "recall",
    "relative_error",
    "trace",
    "unit_health",
]
