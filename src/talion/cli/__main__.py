"""`python -m talion.cli` runs the command line without the installed script."""

from talion.cli import main

if __name__ == "__main__":
    main()
