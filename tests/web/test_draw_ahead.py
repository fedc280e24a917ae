"""Images that take long to draw are there before the trainer is asked for them."""

import asyncio

from app.data.image_sets import drawn_pictures
from app.lab.session.session import Session
from app.lab.settings.config import Config, Settings
from app.web.draw_ahead import draw_ahead


def test_pictures_are_drawn_once_and_not_by_the_trainer():
    settings = Settings.read({"data": {"dataset": "pictures", "samples": 12, "seed": 77}})
    asyncio.run(draw_ahead(Config(), settings))
    before = drawn_pictures.cache_info()
    Session(Config().patched(settings))
    after = drawn_pictures.cache_info()
    assert (after.misses, after.hits) == (before.misses, before.hits + 1)


def test_settings_that_do_not_fit_are_left_to_be_refused():
    asyncio.run(draw_ahead(Config(), Settings.read({"data": {"dataset": "digits", "noise": 0.5}})))
