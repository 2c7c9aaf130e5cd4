"""Tests of geodata/."""
