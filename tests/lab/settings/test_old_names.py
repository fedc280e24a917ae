"""Settings written before a renaming still open."""

import pytest
from pydantic import ValidationError

from app.lab.settings.config import Settings
from app.wire.setup import Setup


@pytest.mark.parametrize(
    ("old", "now"), [("plain", "plain"), ("residual", "residual"), ("momentum", "momentum_residual")]
)
def test_the_old_name_of_connections_is_read(old: str, now: str) -> None:
    for model in (Settings, Setup):
        settings = model.model_validate_json(f'{{"network": {{"joining": "{old}", "gamma": 0.7}}}}')
        assert (settings.network.connections, settings.network.gamma) == (now, 0.7)
        assert "joining" not in settings.model_dump_json()


@pytest.mark.parametrize(
    "network",
    ['{"joining": "residual", "connections": "plain"}', '{"joining": "sideways"}', '{"joining": [1]}', "[]"],
)
def test_what_is_wrong_under_an_old_name_is_refused(network: str) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate_json(f'{{"network": {network}}}')
