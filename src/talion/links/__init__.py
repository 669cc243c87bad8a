"""Links between events, aggregates and relations."""
