"""A parsed report becomes Mentions: actors, places, times, counts, weapons, targets."""
