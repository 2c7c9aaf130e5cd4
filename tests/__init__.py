"""Tests of the atlas; ``pytest`` at the top of the project runs them."""
