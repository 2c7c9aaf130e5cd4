"""Faults of the data, named for their cause."""


class DataError(ValueError):
    """A data file, table or geometry that cannot be used.

    The message names the file, the place in it, what is wrong and the remedy.
    """
