"""`python -m claimdiff` is the command line."""

from claimdiff.cli import main

main()
