"""The language coach: rules, matching, rewording and prompts, all pure."""
