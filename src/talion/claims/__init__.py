"""Who says so, how surely: Events get Claims."""
