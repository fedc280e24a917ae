"""The trainer of a session: an edit is done whole or not at all."""

import pytest

import app.lab.training.trainer as trainer_module
from app.lab.points.points import Points
from app.lab.settings.config import Config
from app.lab.training.trainer import Trainer
from tests.lab.conftest import settings

CONFIG = Config()
POINTS = Points.generated(CONFIG.data)


def test_an_adoption_that_fails_leaves_everything_as_it_was(monkeypatch):
    """What cannot be done is not half done, wherever it breaks off."""
    trainer, other = Trainer(CONFIG, POINTS), Trainer(CONFIG, POINTS)
    change = CONFIG.patched(settings(network={"hidden": [{"units": 3, "activation": "relu"}]}))
    for broken in ("Evaluation", "training_options"):
        with monkeypatch.context() as patch:
            patch.setattr(trainer_module, broken, lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                trainer.adopt(change, POINTS)
        assert trainer.config is CONFIG
        trainer.run(5)
        other.run(5)
        assert trainer.network.parameters.tobytes() == other.network.parameters.tobytes()
        assert trainer.loss == other.loss
