"""Inputs become Reports."""
