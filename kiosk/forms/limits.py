"""The time limit that these answers have: the law gives some cases longer than others."""

from dataclasses import replace
from datetime import date

from kiosk.catalogue.procedure import Procedure, TimeLimit
from kiosk.forms.rules import holds
from kiosk.values import Answers


def limit_of(procedure: Procedure, answers: Answers, today: date) -> TimeLimit:
    """The first case whose rule holds, else the usual one."""
    limit = procedure.time_limit
    for case in limit.cases:
        if holds(case.when, answers, today):
            return replace(limit, value=case.value, unit=case.unit)
    return limit
