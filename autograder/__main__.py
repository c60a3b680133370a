"""The command ``autograder``.

A process that a worker runs in imports the module of the command again; this one is small.
"""


def main() -> None:
    """Run the command."""
    from autograder.cli import main

    main()


if __name__ == "__main__":
    main()
