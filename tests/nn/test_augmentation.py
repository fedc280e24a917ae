"""Other views of the points: drawn anew in every epoch, restored in the middle of one, and none without."""

import numpy as np
import pytest

from app.nn import Architecture, Layer, Network, Training

RNG = np.random.default_rng(0)
INPUTS, LABELS = RNG.normal(size=(50, 6)), RNG.integers(0, 3, 50)


def noisy(inputs: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return inputs + rng.normal(0, 0.1, inputs.shape)


def training(augment=noisy, **settings) -> Training:
    network = Network(Architecture(6, (Layer(5, "tanh"),), 3, "multiclass"), "float64")
    network.initialize("glorot_uniform", np.random.default_rng(1), 0.5)
    return Training(
        network, INPUTS, LABELS, rng=np.random.default_rng(2), augment=augment, **({"batch_size": 8} | settings)
    )


def test_no_augmentation_draws_nothing() -> None:
    plain, identical = training(None), training(lambda inputs, rng: inputs)
    before = plain.state().generator
    plain.run(7)
    assert plain.state().variation == 0
    assert before != plain.state().generator
    identical.run(1)
    assert identical.state().variation > 0


@pytest.mark.parametrize("settings", [{}, {"batch_size": "full"}, {"shuffle": False}, {"dropout": 0.2}])
def test_it_goes_on_bit_for_bit_from_any_step(settings) -> None:
    straight, resumed = training(**settings), training(**settings)
    straight.run(10)
    state = straight.state()
    straight.run(13)
    resumed.restore(state)
    resumed.run(13)
    assert straight.network.parameters.tobytes() == resumed.network.parameters.tobytes()


def test_every_epoch_sees_other_views_of_the_points_and_all_of_its_batches_the_same() -> None:
    one = training()
    seen = []
    for step in range(14):
        seen.append(one.state().variation if step else None)
        one.run(1)
    assert len(set(seen[1:8])) == 1
    assert len(set(seen[8:])) == 1
    assert seen[1] != seen[8]


def test_the_next_batch_is_told_as_it_will_be_seen() -> None:
    one = training(optimizer=None)
    for _ in range(9):
        points, inputs, masks = one.next_batch()
        before = one.state()
        assert masks is None
        assert np.abs(inputs - INPUTS[points]).max() < 0.6
        assert (inputs != INPUTS[points]).any()
        one.run(1)
        np.testing.assert_array_equal(one._epoch._inputs[before.position * 8 :][: len(points), :-1], inputs)


def test_it_can_be_switched_off_and_on_while_it_trains() -> None:
    one = training()
    one.run(3)
    off = one.changed(augment=None)
    assert off.position == 3
    off.run(2)
    assert off.changed(augment=noisy).augment is noisy
    assert off.changed(batch_size=4).augment is None
