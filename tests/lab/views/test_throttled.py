"""A dear measurement: made when somebody asks, and not too often."""

from app.lab.views.throttled import Throttled


def test_a_measurement_is_kept_for_its_moment_and_for_a_while_of_the_run():
    made = []
    recent = Throttled(lambda: made.append(None) or len(made), 0.25)
    assert recent.at(0.0, (0, 0), busy=False) == 1
    assert recent.at(9.0, (0, 0), busy=False) == 1, "the same moment"
    assert recent.at(9.1, (5, 0), busy=True) == 2, "long ago"
    assert recent.at(9.2, (9, 0), busy=True) == 2, "a moment ago"
    assert recent.at(9.3, (9, 0), busy=False) == 3, "the run stands at another step"
    assert recent.at(9.31, (9, 1), busy=True) == 4, "a command came"
