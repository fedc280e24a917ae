"""A dear measurement: made when somebody asks, and not too often."""

from app.lab.pieces import last
from app.lab.views.throttled import Throttled


def test_a_measurement_is_kept_for_its_moment_and_for_a_while_of_the_run():
    made = []

    def count():
        made.append(None)
        yield None
        yield len(made)

    recent = Throttled(count, 0.25)

    def at(*arguments, busy):
        return last(recent.at(*arguments, busy=busy))

    assert at(0.0, (0, 0), busy=False) == 1
    assert at(9.0, (0, 0), busy=False) == 1, "the same moment"
    assert at(9.1, (5, 0), busy=True) == 2, "long ago"
    assert at(9.2, (9, 0), busy=True) == 2, "a moment ago"
    assert at(9.3, (9, 0), busy=False) == 3, "the run stands at another step"
    assert at(9.31, (9, 1), busy=True) == 4, "a command came"
