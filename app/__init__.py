"""Frontière: see and touch a neural network while it learns a decision boundary."""
