"""Every limit of Frontière, named once; models, documentation and the page's controls read them here."""

from typing import Final

HIDDEN_LAYERS: Final = (0, 8)
UNITS: Final = (1, 64)
CLASSES: Final = (2, 10)
FROZEN_WEIGHTS: Final = 64
SAMPLES: Final = (2, 5000)
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
WEIGHT_NOISE: Final = (0.0, 2.0)
WEIGHT_BITS: Final = (2, 8)
FLIPPED: Final = (0.0, 1.0)
HISTOGRAM_BINS: Final = (5, 100)
TRACE_NUMBERS: Final = 50_000
CHECKED: Final = 128
LANDSCAPE_RESOLUTION: Final = (3, 101)
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
FILE_FIELDS: Final = 25_000  # of JSON: four for each point, and room
NUMBER_LETTERS: Final = 400  # of a number in a file: more than the longest of float64 has
PREVIEW_ROWS: Final = 5

HEADER_SECONDS: Final = 10.0  # for a request's line and headers to arrive
BODY_SECONDS: Final = 30.0  # for a request's body to arrive
UNREAD_SECONDS: Final = 30.0  # without a byte of an answer read
KEEP_ALIVE_SECONDS: Final = 5
PING_SECONDS: Final = 5.0
PONG_SECONDS: Final = 5.0
WAITING_CONNECTIONS: Final = 512
BODY_BYTES: Final = 2 * 1024 * 1024
MESSAGE_BYTES: Final = 256 * 1024
JSON_FIELDS: Final = 2000  # more than the largest setup has, its points being lists
LIVE_SESSIONS: Final = 64
WATCHERS: Final = 256
READERS: Final = 2  # threads
IDLE_SECONDS: Final = 30 * 60
UNATTENDED_SECONDS: Final = 2 * 60
STALLED_SECONDS: Final = 5.0
HISTORY_ENTRIES: Final = 2048
CHECKPOINTS: Final = 512
VIEW_BYTES: Final = 128 * 1024 * 1024
TRAINING_BYTES: Final = 1024 * 1024 * 1024  # of all sessions together
CHECKPOINT_BYTES: Final = 8 * 1024 * 1024
EDITS: Final = 100
EDIT_MARKS: Final = 200
EDIT_BYTES: Final = 16 * 1024 * 1024
