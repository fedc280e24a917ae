"""Every limit of Frontière, named once; models, documentation and the page's controls read them here."""

from typing import Final

HIDDEN_LAYERS: Final = (0, 8)
UNITS: Final = (1, 64)
IMAGE_UNITS: Final = (1, 256)
INPUTS: Final = 3072  # an image of 32×32 pixels in colour
SHIFT: Final = (0, 2)
OWN_IMAGES: Final = 500
IMAGES_SENT: Final = 200  # in one request
PNG_LETTERS: Final = 16_384  # of an image in base64
IMAGES_SHOWN: Final = (1, 5000)
IMAGES_AS_JSON: Final = 500
CLASSES: Final = (2, 10)
SAMPLES: Final = (2, 5000)
IMAGES: Final = (2, SAMPLES[1] + OWN_IMAGES)  # those of a data set, and one's own beside them
NOISE: Final = (0.0, 1.0)
TEST_FRACTION: Final = (0.0, 0.9)
SEED: Final = (0, 2**32 - 1)
LEARNING_RATE: Final = (1e-6, 100.0)
DECAY: Final = (0.0, 0.9999)
EPSILON: Final = (1e-12, 1.0)
WEIGHT_DECAY: Final = (0.0, 1.0)
LEARNING_RATE_FLOOR: Final = (0.0, 100.0)
SCHEDULE_FACTOR: Final = (0.0, 0.9999)
SCHEDULE_EPOCHS: Final = (1, 100_000)
DROPOUT: Final = (0.0, 0.9)
CLIP_NORM: Final = (1e-6, 1e6)
STOP_EPOCHS: Final = (1, 10_000_000)
STOP_LOSS: Final = (0.0, 1e6)
STOP_ACCURACY: Final = (0.0, 1.0)
STOP_PATIENCE: Final = (1, 100_000)
REGULARIZATION_RATE: Final = (0.0, 10.0)
HALF_WIDTH: Final = (0.001, 10.0)
GAMMA: Final = (0.0, 0.95)
RESOLUTION: Final = (10, 256)
FRAMES_PER_SECOND: Final = (1, 60)
EPOCHS_PER_SECOND: Final = (0.01, 10_000.0)

NEURON_RESOLUTION: Final = (8, 64)
MESH: Final = (5, 61)
STAGES_POINTS: Final = 1000
STAGES_ACTIVATIONS: Final = 400_000
FEATURE_HISTORY: Final = (2, 12)
WEIGHT: Final = (-1e6, 1e6)
TRACE_NUMBERS: Final = 50_000
CHECKED: Final = 128
LANDSCAPE_RESOLUTION: Final = (3, 101)
LANDSCAPE_WORK: Final = 100_000_000_000  # of images: values of J, times points, times parameters
AXIS: Final = (-1e30, 1e30)  # a run that diverges carries its weights far beyond what a hand may set
REACH: Final = (1e-3, 1e3)
BACKGROUND_TASKS: Final = 16

TRAIN_STEPS: Final = (1, 1_000_000)
TRAIN_DEADLINE: Final = (0.1, 300.0)
TRAIN_DEADLINE_DEFAULT: Final = 30.0
PREDICT_POINTS: Final = (1, 10_000)

IMPORTED_NUMBER: Final = 1e100
CLASS_NAME: Final = 100
FILE_COLUMNS: Final = 1000
NUMBER_LETTERS: Final = 400  # of a number in a file: more than the longest of float64 has
PREVIEW_ROWS: Final = 5

BODY_BYTES: Final = 2 * 1024 * 1024
MESSAGE_BYTES: Final = 256 * 1024
LIVE_SESSIONS: Final = 64
WATCHERS: Final = 64
IDLE_SECONDS: Final = 30 * 60
UNATTENDED_SECONDS: Final = 2 * 60
STALLED_SECONDS: Final = 5.0
HISTORY_ENTRIES: Final = 2048
CHECKPOINTS: Final = 512
VIEW_BYTES: Final = 128 * 1024 * 1024
CHECKPOINT_BYTES: Final = 8 * 1024 * 1024
EDITS: Final = 100
EDIT_MARKS: Final = 200
EDIT_BYTES: Final = 16 * 1024 * 1024
