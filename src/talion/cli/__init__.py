"""The command line: thin, over plain functions."""


def main() -> None:
    """Runs the command that the process was started with."""
    from talion.cli.app import build_app

    build_app()(prog_name="talion")
