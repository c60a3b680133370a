"""Fixtures that more than one file of tests uses."""

import os

# Before any test imports TensorFlow: no messages of its own, and one thread for each of pytest's
# processes, of which there are as many as cores.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
