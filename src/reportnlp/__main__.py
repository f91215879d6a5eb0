"""`python -m reportnlp` is the command line."""

from reportnlp.cli import main

if __name__ == "__main__":
    main(prog_name="reportnlp")
