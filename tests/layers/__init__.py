"""Tests of layers/."""
