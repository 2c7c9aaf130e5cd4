"""Tests in a real browser."""

import pytest

# What the checks of every page assert is told with its values.
pytest.register_assert_rewrite("tests.browser.accessibility")
