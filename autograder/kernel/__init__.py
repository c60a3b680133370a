"""The part of the grader that the student's process sees: the wire format and the kernel itself."""
