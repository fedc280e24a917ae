"""Pairwise cases: a small part of a full product in which every pair of choices still meets.

Faults that need more than two choices to meet are rare (Kuhn, Wallace and Gallo, Software fault interactions and
implications for software testing, 2004), so a product of five tables can be tested by its pairs.
"""

import itertools
from collections.abc import Sequence
from typing import Any


def pairwise(*choices: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Cases, one choice of each, such that every two choices of different tables stand together in one of them.

    Greedy and deterministic: each case takes, table by table, the choice that meets most pairs not met before.
    """
    missing = {
        (a, i, b, j)
        for a, b in itertools.combinations(range(len(choices)), 2)
        for i in range(len(choices[a]))
        for j in range(len(choices[b]))
    }
    cases = []
    while missing:
        a, i, b, j = min(missing)
        case = {a: i, b: j}
        for table in range(len(choices)):
            if table not in case:
                case[table] = max(
                    range(len(choices[table])),
                    key=lambda choice, table=table: sum(
                        (*pair[0], *pair[1]) in missing
                        for other in case.items()
                        for pair in [sorted([other, (table, choice)])]
                    ),
                )
        missing -= {(*one, *other) for one, other in itertools.combinations(sorted(case.items()), 2)}
        cases.append(tuple(choices[table][case[table]] for table in range(len(choices))))
    return cases
