"""Accuracy and speed, reproducible by anyone."""
