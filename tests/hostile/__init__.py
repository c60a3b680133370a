"""Notebooks that try to fool, leave or break the grader, and honest ones that look odd.

``python tests/hostile/build.py FOLDER`` writes every case as a submission that can be graded by
hand, and ``expected.csv`` beside them; ``tests/test_hostile.py`` grades them all as one class.
"""
