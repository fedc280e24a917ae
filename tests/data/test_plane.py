"""Grid and lattice: from the top down, from left to right, cell centres here and edges there."""

import numpy as np
import pytest

from app.data import PLANE, grid, lattice


def test_a_grid_of_two_by_two_by_hand() -> None:
    np.testing.assert_array_equal(grid(2), [[-3, 3], [3, 3], [-3, -3], [3, -3]])


def test_a_lattice_of_three_by_three_by_hand() -> None:
    top, middle, bottom = [[-6, 6], [0, 6], [6, 6]], [[-6, 0], [0, 0], [6, 0]], [[-6, -6], [0, -6], [6, -6]]
    np.testing.assert_array_equal(lattice(3), [*top, *middle, *bottom])


@pytest.mark.parametrize("resolution", [10, 24, 99, 100, 256])
def test_grid_rows_go_down_and_columns_right_through_cell_centres(resolution: int) -> None:
    x = grid(resolution).reshape(resolution, resolution, 2)
    cell = 2 * PLANE / resolution
    np.testing.assert_allclose(x[0, 0], [-PLANE + cell / 2, PLANE - cell / 2])
    np.testing.assert_allclose(x[-1, -1], [PLANE - cell / 2, -PLANE + cell / 2])
    np.testing.assert_allclose(np.diff(x[:, :, 0], axis=1), cell)
    np.testing.assert_allclose(np.diff(x[:, :, 1], axis=0), -cell)
    np.testing.assert_allclose(x, -x[::-1, ::-1], atol=1e-12)


@pytest.mark.parametrize("nodes", [5, 25, 61])
def test_a_lattice_reaches_the_edges_exactly(nodes: int) -> None:
    x = lattice(nodes).reshape(nodes, nodes, 2)
    assert (x[:, 0, 0] == -PLANE).all()
    assert (x[:, -1, 0] == PLANE).all()
    assert (x[0, :, 1] == PLANE).all()
    assert (x[-1, :, 1] == -PLANE).all()
    np.testing.assert_allclose(np.diff(x[:, :, 0], axis=1), 2 * PLANE / (nodes - 1))
