"""Errors of the data."""


class DataError(ValueError):
    """A data file, table or geometry that cannot be used.

    The message names the file and the position in it, what is wrong and the remedy.
    """
