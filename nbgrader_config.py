"""Lets plain nbgrader commands and formgrader work in a clone as it is.

Sources are solutions/; `nbgrader generate_assignment` writes below _build, because notebooks/ holds
lessons too. What students get is made by `autograder release`, which runs the same conversion.
"""

c = get_config()  # noqa: F821 - nbgrader defines it

c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "_build/nbgrader/release"
c.CourseDirectory.submitted_directory = "submissions"
c.CourseDirectory.autograded_directory = "_build/nbgrader/autograded"
c.CourseDirectory.feedback_directory = "_build/nbgrader/feedback"
c.CourseDirectory.db_url = "sqlite:///_build/nbgrader/gradebook.db"

# nbgrader gives no points to a cell with a word on its error channel, and TensorFlow's native code
# says there, at any moment, what machine it found: that goes to the terminal instead.
c.Execute.extra_arguments = [
    "--HistoryManager.hist_file=:memory:",
    "--IPKernelApp.capture_fd_output=False",
]
