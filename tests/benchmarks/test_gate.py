"""The evaluation gate only lets accuracy rise; with CLAIMDIFF_GOLD it runs on the annotated sets."""

import subprocess
import sys

from benchmarks.gate import judge


def test_a_drop_is_told_and_the_floor_stays():
    floors, drops = judge({"f1": 0.8}, {"f1": 0.9}, lower=False)
    assert floors == {"f1": 0.9}
    assert drops == ["f1: 0.8 (floor 0.9)"]


def test_a_better_score_is_the_new_floor():
    assert judge({"f1": 0.95}, {"f1": 0.9}, lower=False) == ({"f1": 0.95}, [])


def test_more_false_alarms_are_a_drop():
    floors, drops = judge({"conflicts.false alarms": 3}, {"conflicts.false alarms": 2}, lower=False)
    assert floors == {"conflicts.false alarms": 2}
    assert len(drops) == 1


def test_a_figure_that_is_gone_is_a_drop():
    assert judge({}, {"f1": 0.9}, lower=False)[1] == ["f1: None (floor 0.9)"]


def test_lowering_takes_saying_so():
    assert judge({"f1": 0.8}, {"f1": 0.9}, lower=True)[0] == {"f1": 0.8}


def test_accuracy_has_not_fallen(gold):
    done = subprocess.run([sys.executable, "-m", "benchmarks.gate", gold], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
