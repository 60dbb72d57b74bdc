"""How people write times: clocks, days, zones, counted ones, and the stamp of an entry."""
