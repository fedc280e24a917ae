"""The petals of 150 iris flowers in centimetres: length and width, 50 flowers of each of three species.

Measured by E. Anderson (The irises of the Gaspé Peninsula, Bulletin of the American Iris Society 59, 1935) and
published by R. A. Fisher (The use of multiple measurements in taxonomic problems, Annals of Eugenics 7, 1936).
"""

from typing import Final

import numpy as np

from .scale import Scale

SPECIES: Final = ("setosa", "versicolor", "virginica")

# Length and width of one petal after the other, a block for each species.
# fmt: off
_CENTIMETRES: Final = """
1.4 0.2  1.4 0.2  1.3 0.2  1.5 0.2  1.4 0.2  1.7 0.4  1.4 0.3  1.5 0.2  1.4 0.2  1.5 0.1
1.5 0.2  1.6 0.2  1.4 0.1  1.1 0.1  1.2 0.2  1.5 0.4  1.3 0.4  1.4 0.3  1.7 0.3  1.5 0.3
1.7 0.2  1.5 0.4  1.0 0.2  1.7 0.5  1.9 0.2  1.6 0.2  1.6 0.4  1.5 0.2  1.4 0.2  1.6 0.2
1.6 0.2  1.5 0.4  1.5 0.1  1.4 0.2  1.5 0.2  1.2 0.2  1.3 0.2  1.4 0.1  1.3 0.2  1.5 0.2
1.3 0.3  1.3 0.3  1.3 0.2  1.6 0.6  1.9 0.4  1.4 0.3  1.6 0.2  1.4 0.2  1.5 0.2  1.4 0.2

4.7 1.4  4.5 1.5  4.9 1.5  4.0 1.3  4.6 1.5  4.5 1.3  4.7 1.6  3.3 1.0  4.6 1.3  3.9 1.4
3.5 1.0  4.2 1.5  4.0 1.0  4.7 1.4  3.6 1.3  4.4 1.4  4.5 1.5  4.1 1.0  4.5 1.5  3.9 1.1
4.8 1.8  4.0 1.3  4.9 1.5  4.7 1.2  4.3 1.3  4.4 1.4  4.8 1.4  5.0 1.7  4.5 1.5  3.5 1.0
3.8 1.1  3.7 1.0  3.9 1.2  5.1 1.6  4.5 1.5  4.5 1.6  4.7 1.5  4.4 1.3  4.1 1.3  4.0 1.3
4.4 1.2  4.6 1.4  4.0 1.2  3.3 1.0  4.2 1.3  4.2 1.2  4.2 1.3  4.3 1.3  3.0 1.1  4.1 1.3

6.0 2.5  5.1 1.9  5.9 2.1  5.6 1.8  5.8 2.2  6.6 2.1  4.5 1.7  6.3 1.8  5.8 1.8  6.1 2.5
5.1 2.0  5.3 1.9  5.5 2.1  5.0 2.0  5.1 2.4  5.3 2.3  5.5 1.8  6.7 2.2  6.9 2.3  5.0 1.5
5.7 2.3  4.9 2.0  6.7 2.0  4.9 1.8  5.7 2.1  6.0 1.8  4.8 1.8  4.9 1.8  5.6 2.1  5.8 1.6
6.1 1.9  6.4 2.0  5.6 2.2  5.1 1.5  5.6 1.4  6.1 2.3  5.6 2.4  5.5 1.8  4.8 1.8  5.4 2.1
5.6 2.4  5.1 2.3  5.1 1.9  5.9 2.3  5.7 2.5  5.2 2.3  5.0 1.9  5.2 2.0  5.4 2.3  5.1 1.8
"""
# fmt: on

PETALS: Final = np.array(_CENTIMETRES.split(), np.float64).reshape(len(SPECIES), -1, 2)
"""Length and width, (3, 50, 2)."""
PETALS.setflags(write=False)

# The lengths, 1.0 to 6.9 cm, and the widths, 0.1 to 2.5 cm, each fill −5 to 5.
PETAL_SCALE: Final = Scale.of(PETALS.reshape(-1, 2))
